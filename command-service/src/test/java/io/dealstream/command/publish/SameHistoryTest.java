package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static io.dealstream.command.publish.PublishingState.Phase.REFUSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.tracing.Tracing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class SameHistoryTest {

  private final Line line = Line.fresh();

  @BeforeEach
  void publishThree() throws Exception {
    write(line, 3);
    var instance = line.start();
    line.awaitPublished(3);
    instance.stop();
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void refuses_where_kafka_is_ahead_of_a_restored_database() throws Exception {
    refuses(
        restored(1),
        "Kafka is ahead of PostgreSQL: events are published up to position 3, and the event store"
            + " ends at 0");
  }

  @Test
  void refuses_where_the_histories_differ_at_the_same_position() throws Exception {
    var restored = restored(5);
    try (var connection = restored.sequencerDatabase().connect("test")) {
      Sequencer.takeOffice(connection).next();
    }
    refuses(
        restored,
        "Kafka and PostgreSQL hold different histories: their chains differ at position 3");
  }

  @Test
  void refuses_where_there_are_events_but_nothing_says_how_far_publishing_came() throws Exception {
    var fresh = Line.fresh();
    var mixed =
        new Line(
            line.database,
            new Destination(
                line.destination.bootstrapServers(),
                line.destination.transactionalId(),
                line.destination.topics(),
                fresh.destination.progress(),
                null,
                Tracing.off()));
    refuses(mixed, "Kafka holds events, but no record of how far publishing came");
  }

  /** Another database, as an old backup would be, in front of the same topics. */
  private Line restored(int events) throws Exception {
    var restored = new Line(Line.fresh().database, line.destination);
    write(restored, events);
    return restored;
  }

  private static void write(Line line, int events) throws Exception {
    try (var writer = line.writer()) {
      for (var i = 0; i < events; i++) {
        writer.append("deal:" + i);
      }
      writer.commit();
    }
  }

  private void refuses(Line other, String why) throws Exception {
    var positions = other.count("event_position");
    try (other) {
      var instance = other.start();
      await("a refusal").until(() -> instance.phase() == REFUSING);
      var health = new PublishingHealth(instance.figures).health();
      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails()).containsEntry("publishing", "refusing");
      assertThat(health.getDetails().get("why").toString())
          .startsWith(why + ". Nothing is published: restore the event store")
          .contains("delete the topics " + String.join(", ", other.destination.names()))
          .doesNotContain("\n");
      await("its thread to end").until(() -> !instance.publishing.isRunning());
      assertThat(instance.phase()).isEqualTo(REFUSING);
    }
    assertThat(other.count("event_position")).isEqualTo(positions);
    assertThat(line.topic()).hasSize(3);
  }
}
