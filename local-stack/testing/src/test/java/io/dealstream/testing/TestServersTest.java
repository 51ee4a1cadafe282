package io.dealstream.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestServersTest {

  @Test
  void postgres_writes_through_to_the_disk() throws SQLException {
    var database = TestServers.commandDatabase();
    try (var connection = database.as("command_owner").getConnection();
        var statement = connection.createStatement();
        var answer =
            statement.executeQuery(
                "select current_setting('fsync'), current_setting('synchronous_commit')")) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getString(1)).isEqualTo("on");
      assertThat(answer.getString(2)).isEqualTo("on");
    }
  }

  @Test
  void a_role_of_the_query_side_cannot_look_into_the_event_store() {
    var database = TestServers.commandDatabase();
    assertThatThrownBy(() -> database.as("query_app").getConnection())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void nobody_enters_without_a_password() {
    var database = TestServers.commandDatabase();
    var source = new org.postgresql.ds.PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser("postgres");
    source.setPassword("guess");
    assertThatThrownBy(source::getConnection)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void the_broker_takes_every_topic_there_is() throws Exception {
    TopicSetup.ensure(TestServers.kafka(), Topics.all());
    TopicSetup.ensure(TestServers.kafka(), Topics.all());
    try (var admin = Admin.create(Map.of("bootstrap.servers", TestServers.kafka()))) {
      assertThat(admin.listTopics().names().get())
          .contains("deal-events", "deal-events.dlq", "metrics.win-rate");
    }
  }
}
