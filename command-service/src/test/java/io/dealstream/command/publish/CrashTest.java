package io.dealstream.command.publish;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A crash is simulated by leaving everything as it stands: nothing is closed, nothing rolled back.
 */
class CrashTest {

  private static final int EVENTS = 2_300;

  private final Line line = Line.fresh();

  @BeforeEach
  void events() throws Exception {
    try (var writer = line.writer()) {
      writer.append(EVENTS, i -> "deal:of-" + i % 77).commit();
    }
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void between_taking_a_batch_and_its_commit() throws Exception {
    var crashed = line.sequencerDatabase().connect("crashed");
    crashed.setAutoCommit(false);
    new Counter(crashed).lock();
    assertThat(new Outbox(crashed).take()).hasSize(Outbox.BATCH);
    line.killSessions("crashed");
    everythingIsPublishedOnceAfterARestart();
  }

  @Test
  void between_sequencing_and_publishing() throws Exception {
    var crashed = Sequencer.takeOffice(line.sequencerDatabase().connect("crashed"));
    assertThat(crashed.next()).hasSize(Outbox.BATCH);
    assertThat(crashed.next()).hasSize(Outbox.BATCH);
    everythingIsPublishedOnceAfterARestart();
  }

  @Test
  void in_the_middle_of_a_kafka_transaction() throws Exception {
    var crashed = Sequencer.takeOffice(line.sequencerDatabase().connect("crashed"));
    var batch = crashed.next();
    var publisher = open(crashed);
    publisher.publish(batch.subList(0, 500));
    sendWithoutCommit(Progress.of(batch.getLast().place(), crashed.epoch()));
    everythingIsPublishedOnceAfterARestart();
  }

  @Test
  void between_the_commit_on_kafka_and_anything_after() throws Exception {
    var crashed = Sequencer.takeOffice(line.sequencerDatabase().connect("crashed"));
    open(crashed).publish(crashed.next());
    assertThat(line.published()).isEqualTo(Outbox.BATCH);
    everythingIsPublishedOnceAfterARestart();
  }

  private Publisher open(Sequencer sequencer) throws Exception {
    var reading = line.sequencerDatabase().connect("crashed");
    return Publisher.open(line.destination, reading, sequencer.epoch());
  }

  /** What a publisher leaves that died between its last send and its commit. */
  private void sendWithoutCommit(Progress progress) {
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", line.destination.bootstrapServers(),
                "transactional.id", line.destination.transactionalId()),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(line.destination.topicOf("deal"), "0", new byte[9]));
    var topic = line.destination.progress().name();
    producer.send(new ProducerRecord<>(topic, Progress.KEY, progress.toJson()));
    producer.flush();
  }

  private void everythingIsPublishedOnceAfterARestart() throws Exception {
    line.start();
    line.awaitPublished(EVENTS);
    assertThat(line.topic()).hasSize(EVENTS);
    assertThat(Audit.of(line.topic())).isEmpty();
  }

  @Test
  void of_all_its_connections_to_postgresql_again_and_again() throws Exception {
    var instance = line.start();
    var load = Load.on(line, instance.newEvents);
    for (var i = 0; i < (Size.SOAK ? 5 : 2); i++) {
      var published = instance.published();
      await("it to get on").until(() -> instance.published() > published + 300);
      line.killSessions("leadership", "sequencer", "publisher");
    }
    load.stop();
    line.awaitPublished(EVENTS + load.committed().size());
    assertThat(line.topic()).hasSize(EVENTS + load.committed().size());
    assertThat(Audit.of(line.topic())).isEmpty();
  }
}
