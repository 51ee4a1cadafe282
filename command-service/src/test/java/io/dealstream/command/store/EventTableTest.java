package io.dealstream.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class EventTableTest {

  private static TestDatabase database;

  private final JdbcClient app = JdbcClient.create(database.as("command_app"));
  private final JdbcClient sequencer = JdbcClient.create(database.as("command_sequencer"));

  @BeforeAll
  static void migrate() {
    database = TestServers.commandDatabase("classpath:db/command/store");
  }

  @BeforeEach
  void empty() {
    sequencer.sql("DELETE FROM outbox").update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE event SET payload = 'x'",
        "DELETE FROM event",
        "TRUNCATE event",
        "DROP TRIGGER event_to_outbox ON event",
        "SELECT * FROM outbox",
        "INSERT INTO outbox VALUES (1)",
        "INSERT INTO event_position VALUES (1, 1, '', '')",
        "UPDATE event_counter SET next_position = 1"
      })
  void the_service_may_add_and_read_events_and_nothing_else(String forbidden) {
    assertThatThrownBy(() -> app.sql(forbidden).update())
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE event SET payload = 'x'",
        "DELETE FROM event",
        "UPDATE event_position SET position = 1",
        "DELETE FROM event_position",
        "DELETE FROM event_counter"
      })
  void the_sequencer_may_give_positions_and_never_take_one_back(String forbidden) {
    assertThatThrownBy(() -> sequencer.sql(forbidden).update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void every_event_of_a_statement_stands_in_the_outbox() {
    append("deal:a", 0, 1, 2);
    assertThat(
            sequencer
                .sql("SELECT count(*) FROM outbox JOIN event USING (global_index)")
                .query(Long.class)
                .single())
        .isEqualTo(3);
  }

  @Test
  void an_event_that_was_rolled_back_stands_in_no_outbox() {
    var source = new SingleConnectionDataSource();
    source.setUrl(database.url());
    source.setUsername("command_app");
    source.setPassword(database.password("command_app"));
    source.setSuppressClose(true);
    new TransactionTemplate(new DataSourceTransactionManager(source))
        .executeWithoutResult(
            transaction -> {
              insert(JdbcClient.create(source), "deal:b", 0);
              transaction.setRollbackOnly();
            });
    source.destroy();
    assertThat(sequencer.sql("SELECT count(*) FROM outbox").query(Long.class).single()).isZero();
  }

  @Test
  void an_aggregates_number_is_given_once() {
    append("deal:c", 0);
    assertThatThrownBy(() -> append("deal:c", 0)).hasMessageContaining("duplicate key");
  }

  private void append(String aggregate, int... sequences) {
    for (var sequence : sequences) {
      insert(app, aggregate, sequence);
    }
  }

  private static void insert(JdbcClient as, String aggregate, int sequence) {
    as.sql(
            """
            INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at,
              payload_type, payload, metadata)
            VALUES (:id, :aggregate, :sequence, 'deal', '2026-03-02T09:00:00Z', 'a', '', '')""")
        .param("id", aggregate + sequence)
        .param("aggregate", aggregate)
        .param("sequence", sequence)
        .update();
  }
}
