package io.dealstream.command.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.OlderBuild;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store that an older build made is brought up to date where it is, and its history goes on. */
class OldStoreTest {

  private static final String OWNER = "command_owner";
  private static final List<String> HISTORY = List.of("event", "event_position", "event_counter");

  private static final Set<String> NEW = Set.of("traceparent", "epoch");

  private final TestDatabase old = TestServers.commandDatabase();

  @TempDir Path migrations;

  /** The first build with imports, and the last one that knew nothing of traces. */
  @ParameterizedTest
  @ValueSource(strings = {"V(1\\.0|2\\.0|4\\.1)__.*", "(?!V1\\.2__).*"})
  void everything_is_kept_and_both_chains_go_on_behind_it(String had) throws Exception {
    OlderBuild.migrate(
        old, OWNER, "command-service/src/main/resources/db", n -> n.matches(had), migrations);
    try (var made = Line.fresh();
        var writer = made.writer()) {
      writer.append(20, i -> "deal:d" + i % 3).commit();
      var publisher = made.start();
      made.awaitPublished(20);
      publisher.stop();
      writer.append(5, i -> "deal:d" + i % 3).commit();
      become(made.database);
      var before = rows();
      assertThat(old("SELECT count(*) FROM outbox")).as("events without a position").isEqualTo(5);

      RunningService.on(old).close(); // that it is up is all that was asked for

      assertThat(rows()).isEqualTo(before);
      assertThat(old("SELECT count(*) FROM outbox")).isEqualTo(5);
      assertThat(old("SELECT count(*) FROM event WHERE traceparent IS NULL")).isEqualTo(25);
      goOn(made.destination);
    }
  }

  private void goOn(Destination destination) throws Exception {
    try (var line = new Line(old, destination);
        var writer = line.writer()) {
      line.start();
      writer.append("deal:new").commit();
      line.awaitPublished(26);
      assertThat(line.topic()).hasSize(26);
      assertThat(Audit.of(line.topic())).isEmpty();
      assertThat(line.count("outbox")).isZero();
    }
  }

  /** Puts a newer build's history into the old store. */
  private void become(TestDatabase newer) throws SQLException {
    var owner = JdbcClient.create(old.as(OWNER));
    owner.sql("DELETE FROM event_counter").update();
    for (var table : HISTORY) {
      OlderBuild.copy(newer, old, OWNER, table);
    }
    // Each event was noted as it came, those that have a position too.
    owner
        .sql("DELETE FROM outbox USING event_position p WHERE p.global_index = outbox.global_index")
        .update();
    owner.sql("SELECT setval('event_index', max(global_index)) FROM event").query().singleRow();
  }

  /** As far as the columns of the old build go, without how often somebody began to publish. */
  private Map<String, List<String>> rows() throws SQLException {
    var rows = new HashMap<String, List<String>>();
    for (var table : HISTORY) {
      var columns = OlderBuild.columns(old, OWNER, table);
      rows.put(
          table,
          OlderBuild.rows(
              old, OWNER, table, columns.stream().filter(c -> !NEW.contains(c)).toList()));
    }
    return rows;
  }

  private long old(String sql) {
    return JdbcClient.create(old.as(OWNER)).sql(sql).query(Long.class).single();
  }
}
