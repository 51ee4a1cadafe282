package io.dealstream.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.topic.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is shown is what was stored, and {@code verify} finds where it is not. */
class VerifyTest {

  private static final String LEAD = "verified-lead";
  private static final String FIGURE = "verified|win-rate|1|all|all|-";

  private final LocalStack stack = LocalStack.shared();
  private final Deque<Repair> repairs = new ArrayDeque<>();

  /** Makes good what was changed: others use the stack too. */
  private interface Repair {
    void run() throws Exception;
  }

  /** Where an event was changed. */
  private record Changed(long position, String aggregate) {}

  @Test
  void whatever_somebody_changes_behind_its_back_is_found_and_located() throws Exception {
    var history = History.tricky("verified");
    ImportJob.start(stack, history).awaitDone();
    new AroundOneDeal(stack, LEAD).tell();

    var untouched = stack.tryTo("verify");
    assertThat(untouched.code()).as(untouched.toString()).isZero();
    assertThat(untouched.printed().lines().filter(line -> line.matches("[a-z ]+ ok .*")))
        .as(untouched.printed())
        .hasSize(6);

    try (var events = stack.superuser("dealstream_command");
        var models = stack.superuser("dealstream_query")) {
      var event = changeOneByte(events);
      var deal = deleteOneDeal(models);
      var won = history.expected().get("won").asLong();
      sendOneMoreWon(models, won);
      scoreTheLeadByOnePointMore();

      var found = stack.tryTo("verify");
      assertThat(found.code()).as(found.toString()).isEqualTo(1);
      assertThat(found.printed())
          .contains(
              "position %d (%s event 0): chain: expected "
                  .formatted(event.position, event.aggregate))
          .contains(
              "position %d (%s event 0): value from byte "
                  .formatted(event.position, event.aggregate))
          .contains("deal " + deal + ": is missing")
          .contains("%s won: expected %d, found %d".formatted(FIGURE, won, won + 1))
          .contains("lead %s ruleScore: expected 0.00, found 1.00".formatted(LEAD))
          .containsPattern("positions +ok ");
    } finally {
      for (var repair : repairs) {
        repair.run();
      }
    }
  }

  /** The first letter of a deal's name, as nobody but the database's superuser could. */
  private Changed changeOneByte(Connection events) throws SQLException {
    try (var find =
            events.prepareStatement(
                """
                SELECT p.position, e.aggregate_id, e.payload FROM event e
                JOIN event_position p USING (global_index)
                WHERE e.payload_type = 'io.dealstream.deal.opened.v1' ORDER BY 1 DESC LIMIT 1
                """);
        var row = find.executeQuery()) {
      row.next();
      var changed = new Changed(row.getLong(1), row.getString(2));
      var payload = row.getBytes(3);
      repairs.push(() -> write(stack.superuser("dealstream_command"), changed, payload));
      var text = new String(payload, UTF_8);
      assertThat(text).contains("\"name\":\"");
      var other = text.replaceFirst("\"name\":\".", "\"name\":\"~");
      write(stack.superuser("dealstream_command"), changed, other.getBytes(UTF_8));
      return changed;
    }
  }

  private static void write(Connection connection, Changed event, byte[] payload)
      throws SQLException {
    try (connection;
        var update =
            connection.prepareStatement(
                "UPDATE event SET payload = ? WHERE aggregate_id = ? AND sequence = 0")) {
      update.setBytes(1, payload);
      update.setString(2, event.aggregate);
      assertThat(update.executeUpdate()).isOne();
    }
  }

  private String deleteOneDeal(Connection models) throws SQLException {
    try (var change = models.createStatement()) {
      change.execute("CREATE TABLE taken_away (LIKE deal)");
      repairs.push(() -> execute("DROP TABLE taken_away"));
      repairs.push(() -> execute("INSERT INTO deal SELECT * FROM taken_away"));
      try (var row =
          change.executeQuery(
              """
              WITH gone AS (
                DELETE FROM deal WHERE id = (SELECT min(id) FROM deal WHERE pipeline_id = 'verified')
                RETURNING *)
              INSERT INTO taken_away SELECT * FROM gone RETURNING id
              """)) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var models = stack.superuser("dealstream_query");
        var change = models.createStatement()) {
      change.execute(sql);
    }
  }

  private void sendOneMoreWon(Connection models, long won) throws Exception {
    var figure = figure(models);
    repairs.push(() -> send(figure));
    assertThat(figure).contains("\"won\":" + won + ",");
    send(figure.replace("\"won\":" + won + ",", "\"won\":" + (won + 1) + ","));
    await()
        .atMost(Duration.ofMinutes(4))
        .untilAsserted(() -> assertThat(figure(models)).contains("\"won\":" + (won + 1) + ","));
  }

  private static String figure(Connection models) throws SQLException {
    try (var find = models.prepareStatement("SELECT record FROM metric WHERE key = ?")) {
      find.setString(1, FIGURE);
      try (var row = find.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void send(String figure) throws ExecutionException, InterruptedException {
    new NewestRecord(stack, Topics.WIN_RATE, FIGURE).write(figure);
  }

  private void scoreTheLeadByOnePointMore() throws ExecutionException, InterruptedException {
    var score = new NewestRecord(stack, Topics.LEAD_SCORES, LEAD);
    var before = score.read();
    repairs.push(() -> score.write(before));
    assertThat(before).contains("\"ruleScore\":0.00,");
    score.write(before.replace("\"ruleScore\":0.00,", "\"ruleScore\":1.00,"));
  }
}
