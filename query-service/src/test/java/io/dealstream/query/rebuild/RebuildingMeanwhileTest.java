package io.dealstream.query.rebuild;

import static io.dealstream.query.rebuild.Operator.begin;
import static io.dealstream.query.rebuild.Operator.done;
import static io.dealstream.query.rebuild.Operator.look;
import static io.dealstream.query.rebuild.Operator.stateOf;
import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.store.OneMoment;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever writes or looks while something is rebuilt sees nothing of it. */
class RebuildingMeanwhileTest {

  private static final String MIGRATED =
      """
      INSERT INTO flyway_schema_history (installed_rank, description, type, script, installed_by, execution_time, success)
      SELECT max(installed_rank) + 1, 'more', 'SQL', 'R__more.sql', 'query_owner', 1, true FROM flyway_schema_history
      """;

  private static Service service;
  private static LiveTables live;
  private static String p;

  @BeforeAll
  static void start() {
    p = ABitOfEverything.publish(31, 500);
    service = OwnTopics.service();
    live = new LiveTables(service.database());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void events_that_come_meanwhile_are_there_and_readers_never_see_less_than_before()
      throws Exception {
    var end = new AtomicBoolean();
    var seen = new ArrayList<Long>();
    var writing =
        Thread.ofVirtual()
            .start(
                () -> {
                  var history = new RandomHistory(32, p);
                  while (!end.get()) {
                    OwnTopics.PUBLISHER.publish(history.next(20, 100));
                  }
                });
    var reading =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!end.get()) {
                    var board = service.get("/api/board?pipeline=" + p);
                    seen.add(board.status() == 200 ? board.json().get("position").asLong() : -1);
                  }
                });
    try {
      begin(service, "events");
      done(service, "events");
      begin(service, "board");
      done(service, "board");
    } finally {
      end.set(true);
      writing.join();
      reading.join();
    }

    assertThat(seen).isSorted().doesNotContain(-1L);
    goesOnWith(newId("d"));
    try (var fresh = OwnTopics.service()) {
      var expected = new LiveTables(fresh.database()).contents();
      eventually(() -> assertThat(live.contents()).isEqualTo(expected));
    }
  }

  @Test
  void what_was_set_aside_is_tried_again_by_rebuilding_all_of_events_and_by_nothing_less() {
    var d = newId("d");
    goesOnWith(d);
    var aside = "UPDATE aggregate_progress SET set_aside = 'a fault of the code' WHERE key = ?";
    live.jdbc().update(aside, d);
    OwnTopics.PUBLISHER.publish(moved(d, p, "closing", "pitch", 2, FRIDAY));
    eventually(
        () ->
            assertThat(
                    live.jdbc()
                        .queryForList("SELECT why FROM dead_letter WHERE key = ?", String.class, d))
                .hasSize(1));

    begin(service, "board");
    eventually(
        () -> assertThat(look(service, "board").get("state").asString()).isEqualTo("failed"));
    assertThat(look(service, "board").get("trouble").asString()).contains("rebuild events");
    assertThat(service.get("/api/deals/" + d).json().get("version").asInt()).isEqualTo(1);

    begin(service, "events");
    done(service, "events");
    assertThat(service.get("/api/deals/" + d).json().get("version").asInt()).isEqualTo(2);
    assertThat(
            live.jdbc()
                .queryForList(
                    "SELECT key FROM dead_letter WHERE settled_at IS NULL AND key = ?",
                    String.class,
                    d))
        .isEmpty();
    OwnTopics.PUBLISHER.publish(moved(d, p, "pitch", "closing", 2, FRIDAY));
    assertThat(service.get("/api/deals/" + d + "?minVersion=3").status()).isEqualTo(200);
  }

  @Test
  void the_switch_waits_for_who_reads_and_nobody_waits_for_the_switch() throws SQLException {
    Map<String, String> right;
    try (var reader = reading("deal")) {
      var number = begin(service, "events").get("number").asLong();
      eventually(() -> assertThat(stateOf(service, "events")).isEqualTo("switching"));
      assertThat(begin(service, "events").get("number").asLong()).isEqualTo(number);
      begin(service, "contacts"); // waits for its turn
      for (var n = 0; n < 3; n++) {
        goesOnWith(newId("d"));
      }
      assertThat(stateOf(service, "events")).isEqualTo("switching");
      assertThat(stateOf(service, "contacts")).isEqualTo("queued");
      right = live.contents();

      assertThat(Operator.stop(service, "events")).isEqualTo(204);

      assertThat(stateOf(service, "events")).isEqualTo("stopped");
      assertThat(Operator.stop(service, "events")).isEqualTo(404);
      done(service, "contacts");
      eventually(() -> assertThat(live.beside()).isEmpty());
      reader.rollback();
    }
    assertThat(live.contents()).isEqualTo(right);
  }

  @Test
  void no_switch_comes_amid_a_look_at_one_moment_nor_after_a_migration() {
    var moment = service.part(OneMoment.class);
    moment.of(
        () -> {
          begin(service, "pipelines");
          eventually(() -> assertThat(stateOf(service, "pipelines")).isEqualTo("switching"));
          live.jdbc().update(MIGRATED);
          return "seen";
        });
    assertThat(done(service, "pipelines").get("begun").asInt()).isEqualTo(2);

    moment.of(
        () -> {
          begin(service, "deals");
          eventually(() -> assertThat(stateOf(service, "deals")).isEqualTo("switching"));
          live.jdbc().execute("CREATE INDEX more ON deal (merged_into)");
          return "seen";
        });
    done(service, "deals");
    assertThat(live.shapes().get("deal")).contains("INDEX more ON public.deal");
  }

  /** Somebody who has looked at a table, and will look again. */
  private static Connection reading(String table) throws SQLException {
    var reader = service.database().as("query_app").getConnection();
    reader.setAutoCommit(false);
    try (var statement = reader.createStatement()) {
      statement.execute("SELECT 1 FROM " + table);
    }
    return reader;
  }

  /** What comes in now is applied, and shown. */
  private static void goesOnWith(String deal) {
    OwnTopics.PUBLISHER.publish(
        opened(deal, p, "pitch", "10.00"), moved(deal, p, "pitch", "closing", 1, TUESDAY));
    assertThat(service.get("/api/deals/" + deal + "?minVersion=1").status()).isEqualTo(200);
    assertThat(service.get("/api/deals/" + deal + "/timeline").json().get("items").size())
        .isEqualTo(2);
  }
}
