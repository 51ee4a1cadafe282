package io.dealstream.command.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivilegesTest {

  private final Line line = Line.fresh();

  @BeforeEach
  void anEvent() throws Exception {
    try (var writer = line.writer()) {
      writer.append("deal:a").commit();
    }
    assertThat(line.count("outbox")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "command_app, UPDATE event SET payload = ''",
    "command_app, DELETE FROM event",
    "command_app, TRUNCATE event",
    "command_app, DELETE FROM outbox",
    "command_app, INSERT INTO outbox VALUES (7)",
    "command_app, UPDATE event_counter SET next_position = 7",
    "command_app, DELETE FROM event_position",
    "command_app, SELECT event_to_outbox()",
    "command_app, ALTER TABLE event DISABLE TRIGGER ALL",
    "command_sequencer, UPDATE event SET payload = ''",
    "command_sequencer, DELETE FROM event",
    "command_sequencer, INSERT INTO event DEFAULT VALUES",
    "command_sequencer, UPDATE event_position SET position = 7",
    "command_sequencer, DELETE FROM event_position",
    "command_sequencer, DELETE FROM event_counter",
    "command_sequencer, UPDATE outbox SET global_index = 7",
  })
  void may_not(String role, String sql) throws Exception {
    try (var connection = line.database.as(role).getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .as("insufficient_privilege")
          .isEqualTo("42501");
    }
  }
}
