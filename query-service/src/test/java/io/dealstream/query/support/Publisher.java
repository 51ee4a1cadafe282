package io.dealstream.query.support;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import io.dealstream.testing.TestServers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes as the command service does: positions without a hole, both chains, one Kafka
 * transaction a batch. One for the JVM, because its tests share the topics.
 */
public final class Publisher {

  public static final Publisher SHARED = new Publisher(TestServers.kafka());

  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, byte[]> dealChains = new HashMap<>();
  private long position;
  private byte[] chain = Chain.start();

  /** One for the only tests on a broker. */
  public static Publisher on(String kafka) {
    return new Publisher(kafka);
  }

  private Publisher(String kafka) {
    try {
      TopicSetup.ensure(kafka, Topics.all());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "test-publisher",
                // A transaction waits for the markers of the one before, and asks again after so
                // long.
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                10,
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  public List<Envelope> publish(DomainEvent... events) {
    return publish(List.of(events));
  }

  public synchronized List<Envelope> publish(List<? extends DomainEvent> events) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    var envelopes = new ArrayList<Envelope>();
    for (var event : events) {
      var value = EventJson.MAPPER.writeValueAsBytes(event);
      var envelope = envelope(event, value);
      envelopes.add(envelope);
      records.add(record(event, envelope, value));
    }
    send(records);
    return envelopes;
  }

  /** As they are, with whatever is wrong with them. */
  public synchronized void send(List<ProducerRecord<String, byte[]>> records) {
    producer.beginTransaction();
    records.forEach(producer::send);
    producer.commitTransaction();
  }

  public synchronized void sendAndAbort(List<ProducerRecord<String, byte[]>> records) {
    producer.beginTransaction();
    records.forEach(producer::send);
    producer.flush();
    producer.abortTransaction();
  }

  @SafeVarargs
  public final void figures(MetricRecord<? extends MetricItem>... figures) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (var figure : figures) {
      var value = EventJson.MAPPER.writeValueAsBytes(figure);
      records.add(new ProducerRecord<>("metrics." + figure.metric(), MetricKey.of(figure), value));
    }
    send(records);
  }

  public ProducerRecord<String, byte[]> record(DomainEvent event, Envelope envelope, byte[] value) {
    var topic = kindOf(event) + "-events";
    var record = new ProducerRecord<>(topic, null, event.subject(), value);
    envelope.writeTo(record.headers());
    return record;
  }

  private static String kindOf(DomainEvent event) {
    return EventNames.nameOf(event.getClass()).split("\\.")[2];
  }

  /** The next envelope in every count there is. */
  public synchronized Envelope envelope(DomainEvent event, byte[] value) {
    var aggregate = kindOf(event) + ":" + event.subject();
    var sequence = sequences.merge(aggregate, 0L, (n, _) -> n + 1);
    position++;
    var id = "event-" + position;
    var bare =
        new Envelope(
            id,
            EventNames.nameOf(event.getClass()),
            Envelope.SOURCE,
            event.subject(),
            event.occurredAt().toString(),
            event.occurredAt().plusSeconds(1).toString(),
            sequence,
            position,
            Chain.start(),
            Chain.start(),
            "correlation-" + position,
            "command-" + position,
            "anna");
    var link = Link.of(bare, value);
    chain = Chain.ofAll(chain, position, link);
    var dealChain = Chain.ofAggregate(dealChains.getOrDefault(aggregate, Chain.start()), link);
    dealChains.put(aggregate, dealChain);
    return new Envelope(
        bare.id(),
        bare.type(),
        bare.source(),
        bare.subject(),
        bare.time(),
        bare.recordedTime(),
        bare.sequence(),
        bare.position(),
        chain,
        dealChain,
        bare.correlationId(),
        bare.causationId(),
        bare.actor());
  }
}
