package io.dealstream.command.publish;

import io.dealstream.command.publish.TermOver.Deposed;
import io.dealstream.command.publish.TermOver.Fenced;
import io.dealstream.command.publish.TermOver.Refused;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.TransactionalProducer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Publishes events exactly once: those of a batch and the progress they make are one Kafka
 * transaction. What became of a transaction that failed is not known, so a publisher is good until
 * its first failure; the next one settles what hung and reads from Kafka how far publishing came.
 */
final class Publisher implements AutoCloseable {

  private final Producer<String, byte[]> producer;
  private final Destination destination;
  private final long epoch;
  private final Checkpoints checkpoints;
  private final SendSpans spans;
  private Place published;

  private Publisher(
      Producer<String, byte[]> producer, Destination destination, long epoch, Place published) {
    this.producer = producer;
    this.destination = destination;
    this.epoch = epoch;
    this.checkpoints = new Checkpoints(destination.vouching());
    this.spans = new SendSpans(destination.tracing());
    this.published = published;
  }

  /**
   * Fences every earlier publisher, and finds out where to go on.
   *
   * @param events the event store, as it is to be published
   * @throws Deposed before fencing anyone, where the term is over
   * @throws Refused where Kafka holds another history than PostgreSQL
   * @throws KafkaException where Kafka cannot be asked
   */
  static Publisher open(Destination destination, Connection events, long epoch)
      throws SQLException, Deposed, Fenced, Refused, InterruptedException {
    TopicSetup.ensure(destination.bootstrapServers(), destination.all());
    var counter = new Counter(events);
    counter.read().checkEpoch(epoch);
    var producer =
        TransactionalProducer.open(destination.bootstrapServers(), destination.transactionalId());
    try {
      producer.initTransactions();
      try (var onKafka = new Published(destination)) {
        var progress = onKafka.progress();
        var hasEvents = progress != null || onKafka.hasEvents();
        var published =
            SameHistory.check(
                progress, hasEvents, counter, new Positions(events), destination.names());
        return new Publisher(producer, destination, epoch, published);
      }
    } catch (KafkaException failed) {
      producer.close(Duration.ZERO);
      throw fencedOr(failed);
    } catch (SQLException | Refused | RuntimeException failed) {
      producer.close(Duration.ZERO);
      throw failed;
    }
  }

  /** The last position that is on Kafka. */
  long position() {
    return published.position();
  }

  /**
   * @param events those that follow {@link #position()}
   * @throws KafkaException where it is not known whether they were published: close this publisher
   */
  void publish(List<SequencedEvent> events) throws Fenced {
    if (events.getFirst().position() != published.position() + 1) {
      throw new IllegalArgumentException(
          "position %d does not follow %d"
              .formatted(events.getFirst().position(), published.position()));
    }
    try {
      producer.beginTransaction();
      events.forEach(event -> producer.send(record(event)));
      var last = events.getLast().place();
      var progress = Progress.of(last, epoch).toJson();
      producer.send(new ProducerRecord<>(destination.progress().name(), Progress.KEY, progress));
      var checkpoint = checkpoints.due(last);
      if (checkpoint != null) {
        producer.send(checkpoint);
      }
      producer.commitTransaction();
      published = last;
      if (checkpoint != null) {
        checkpoints.committed(last);
      }
      spans.end();
    } catch (KafkaException failed) {
      spans.failed();
      throw fencedOr(failed);
    }
  }

  /**
   * Vouches for what came last, where its time has come and nothing follows.
   *
   * @throws KafkaException where it is not known whether that was published: close this publisher
   */
  void vouch() throws Fenced {
    var checkpoint = checkpoints.due(published);
    if (checkpoint == null) {
      return;
    }
    try {
      producer.beginTransaction();
      producer.send(checkpoint);
      producer.commitTransaction();
      checkpoints.committed(published);
    } catch (KafkaException failed) {
      throw fencedOr(failed);
    }
  }

  private ProducerRecord<String, byte[]> record(SequencedEvent event) {
    var link = event.link();
    var topic = destination.topicOf(event.event().aggregateType());
    var recordedAt = Instant.parse(link.recordedTime()).toEpochMilli();
    var record = new ProducerRecord<>(topic, null, recordedAt, link.key(), link.value());
    event.envelope().writeTo(record.headers());
    spans.begin(event, record);
    return record;
  }

  private static KafkaException fencedOr(KafkaException failed) throws Fenced {
    var fenced =
        Causes.find(failed, ProducerFencedException.class, InvalidProducerEpochException.class);
    if (fenced != null) {
      throw new Fenced(fenced);
    }
    return failed;
  }

  /**
   * Leaves an open transaction to whoever comes next: aborting it here could only wait for Kafka.
   */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
