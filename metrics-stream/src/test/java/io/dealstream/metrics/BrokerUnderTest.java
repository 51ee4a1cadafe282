package io.dealstream.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.EventJson;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import io.dealstream.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** A real broker with our topics, all empty at first: events go in, figures are read. */
final class BrokerUnderTest implements AutoCloseable {

  static final String SERVERS = TestServers.kafka();

  final Map<String, MetricRecord<?>> newest = new HashMap<>();
  final List<DealAlert> alerts = new ArrayList<>();

  /** Whose figures are looked at; all by default. */
  Predicate<String> wanted = _ -> true;

  private final KafkaConsumer<String, byte[]> consumer =
      reading(Topics.METRIC_TOPICS, new ByteArrayDeserializer());
  private final KafkaConsumer<String, DealAlert> alertConsumer =
      reading(
          List.of(Topics.DEAL_ALERTS),
          (_, bytes) -> EventJson.MAPPER.readValue(bytes, DealAlert.class));

  private BrokerUnderTest() {}

  private static <V> KafkaConsumer<String, V> reading(
      List<? extends Topic<String, ?>> topics, Deserializer<V> values) {
    var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                SERVERS,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            values);
    consumer.assign(
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, topic.partitions())
                        .mapToObj(p -> new TopicPartition(topic.name(), p)))
            .toList());
    return consumer;
  }

  static BrokerUnderTest emptied() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", SERVERS))) {
      var topics = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      admin.deleteTopics(topics).all().get(30, TimeUnit.SECONDS);
      // The controller has deleted them; the broker may still take records for them a moment
      // longer.
      await().until(() -> admin.listTopics().names().get(30, TimeUnit.SECONDS).isEmpty());
    }
    TopicSetup.ensure(SERVERS, Topics.all());
    return new BrokerUnderTest();
  }

  private static MetricRecord<?> read(String topic, byte[] bytes) {
    return Topics.METRIC_TOPICS.stream()
        .filter(t -> t.name().equals(topic))
        .findFirst()
        .orElseThrow()
        .values()
        .deserializer()
        .deserialize(topic, bytes);
  }

  /** Each into the partition its key belongs to. */
  void publish(List<Recorded> events) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SERVERS, "linger.ms", 5, "batch.size", 65_536),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var sent = events.stream().map(e -> producer.send(record(e))).toList();
      producer.flush();
      for (var confirmed : sent) {
        confirmed.get(); // lost without a word otherwise
      }
    }
  }

  private static ProducerRecord<String, byte[]> record(Recorded e) {
    return new ProducerRecord<>(
        e.topic().name(), null, e.recordedAt().toEpochMilli(), e.key(), e.value(), e.headers());
  }

  /** {@code topic-partition}. */
  static String partitionOf(Recorded e) {
    var hash = Utils.toPositive(Utils.murmur2(e.key().getBytes(UTF_8)));
    var topic = e.topic();
    return topic.name() + "-" + hash % topic.partitions();
  }

  /**
   * Reads what figures there are by now.
   *
   * @return how many came
   */
  int read() {
    var records = consumer.poll(Duration.ofMillis(50));
    for (var record : records) {
      if (record.value() == null) {
        newest.remove(record.key());
      } else if (wanted.test(record.key())) {
        newest.put(record.key(), read(record.topic(), record.value()));
      }
    }
    return records.count();
  }

  /**
   * How many records each topic got that is no topic of events; marks of transactions are among
   * them.
   */
  Map<String, Long> written() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", SERVERS))) {
      var topics = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      topics.removeIf(topic -> topic.endsWith("-events"));
      var ends = new HashMap<TopicPartition, OffsetSpec>();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get(30, TimeUnit.SECONDS)
          .forEach(
              (topic, is) ->
                  is.partitions()
                      .forEach(
                          p ->
                              ends.put(
                                  new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
      var written = new TreeMap<String, Long>();
      admin
          .listOffsets(ends)
          .all()
          .get(30, TimeUnit.SECONDS)
          .forEach((partition, end) -> written.merge(partition.topic(), end.offset(), Long::sum));
      return written;
    }
  }

  /** Reads what alerts there are by now. */
  void readAlerts() {
    for (var records = poll(); !records.isEmpty(); records = poll()) {
      records.forEach(record -> alerts.add(record.value()));
    }
  }

  private ConsumerRecords<String, DealAlert> poll() {
    return alertConsumer.poll(Duration.ofMillis(50));
  }

  @Override
  public void close() {
    consumer.close();
    alertConsumer.close();
  }
}
