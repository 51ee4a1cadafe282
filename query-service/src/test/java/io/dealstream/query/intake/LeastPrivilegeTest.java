package io.dealstream.query.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class LeastPrivilegeTest {

  private static TestDatabase database;

  @BeforeAll
  static void migrate() {
    database = TestServers.queryDatabase("classpath:db/query");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE deal_history SET actor = 'somebody else'",
        "DELETE FROM deal_history",
        "UPDATE other_event SET actor = 'somebody else'",
        "DELETE FROM other_event",
        "UPDATE notice SET to_id = 'somebody else'",
        "DELETE FROM notice",
        "DELETE FROM deal",
        "DELETE FROM dead_letter",
        "UPDATE dead_letter SET why = ''",
        "UPDATE dead_letter SET value = ''",
        "DELETE FROM consumer_offset",
        "DELETE FROM aggregate_progress",
        "UPDATE webhook SET url = 'https://elsewhere.example'",
        "UPDATE webhook_delivery SET event_id = 'another'",
        "TRUNCATE metric",
        "DROP TABLE deal",
        "ALTER TABLE deal DROP COLUMN name",
        "CREATE TABLE mine (id integer)",
        "CREATE TABLE beside.mine (id integer)",
        "ALTER TABLE deal SET SCHEMA beside",
        "INSERT INTO read_model VALUES ('webhook', 'mine', 'mine')",
        "DELETE FROM rebuild",
        "UPDATE rebuild SET model = 'deals'",
        "SELECT rebuild_copy_of('webhook')",
        "UPDATE flyway_schema_history SET success = false",
      })
  void the_service_may_not(String statement) {
    var jdbc = new JdbcTemplate(database.as("query_app"));
    assertThatThrownBy(() -> jdbc.execute(statement))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }
}
