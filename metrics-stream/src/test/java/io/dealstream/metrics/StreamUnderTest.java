package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.figures.Freshness;
import io.dealstream.metrics.intake.Alarm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.internals.InMemory;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The topology on a clock that the test moves. Whatever it publishes is checked for conservation.
 */
final class StreamUnderTest implements AutoCloseable {

  /** Longer than any figure waits: where so long nothing was sent, nothing is left. */
  private static final Duration QUIET = Duration.ofSeconds(16);

  private static final Duration STEP = Duration.ofMillis(500);

  /** In memory where that can be had: not every topology keeps its stores there. */
  private static final Path STATE =
      Files.isWritable(Path.of("/dev/shm"))
          ? Path.of("/dev/shm/dealstream-test-driver-" + ProcessHandle.current().pid())
          : Path.of("target/test-driver");

  final List<String> alarms = new ArrayList<>();
  final Map<String, MetricRecord<?>> newest = new HashMap<>();
  final List<MetricRecord<?>> published = new ArrayList<>();

  final List<DealAlert> told = new ArrayList<>();

  /** A change that went out with a figure, and how long before the event in it was recorded. */
  record Sent(boolean ofAllTime, long ageMillis) {}

  final List<Sent> sent = new ArrayList<>();

  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<String, byte[]>> events = new HashMap<>();
  private final TestOutputTopic<String, byte[]> alerts;
  private final Map<String, TestOutputTopic<String, ? extends MetricRecord<?>>> metrics =
      new HashMap<>();
  private Instant now;

  StreamUnderTest() {
    this(Instant.now());
  }

  /**
   * @param start what the clock on the wall says at first
   */
  StreamUnderTest(Instant start) {
    this(start, null, STATE, InMemory.withoutChangelogs());
  }

  /**
   * One whose changelogs are read.
   *
   * @param applicationId what their names begin with
   */
  StreamUnderTest(Instant start, String applicationId, Path state) {
    this(start, applicationId, state, InMemory.withChangelogs());
  }

  private StreamUnderTest(Instant start, String applicationId, Path state, StreamsBuilder builder) {
    this(
        start,
        applicationId,
        state,
        (alarm, freshness) -> PipelineTopology.build(builder, alarm, freshness, Topics.PARTITIONS));
  }

  /** Another topology than the one that always runs. */
  StreamUnderTest(Topology other) {
    this(Instant.now(), null, STATE, (_, _) -> other);
  }

  private StreamUnderTest(
      Instant start,
      String applicationId,
      Path state,
      BiFunction<Alarm, Freshness, Topology> topology) {
    now = start;
    Alarm alarm = (topic, reason) -> alarms.add(topic + " " + reason);
    var settings = new Properties();
    settings.put("state.dir", state.toString());
    if (applicationId != null) {
      settings.put("application.id", applicationId);
    }
    Freshness freshness = (all, recordedAt, now) -> sent.add(new Sent(all, now - recordedAt));
    driver = new TopologyTestDriver(topology.apply(alarm, freshness), settings, start);
    alerts = output(Topics.DEAL_ALERTS);
    for (var topic : Topics.EVENT_TOPICS) {
      events.put(topic.name(), input(topic));
    }
    for (var topic : Topics.METRIC_TOPICS) {
      metrics.put(topic.name(), output(topic));
    }
  }

  private TestInputTopic<String, byte[]> input(Topic<String, byte[]> topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private <V> TestOutputTopic<String, V> output(Topic<String, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.keys().deserializer(), topic.values().deserializer());
  }

  void take(Recorded... events) {
    for (var e : events) {
      take(e, new TestRecord<>(e.key(), e.value(), e.headers(), e.recordedAt()));
    }
  }

  void take(Recorded like, TestRecord<String, byte[]> record) {
    events.get(like.topic().name()).pipeInput(record);
  }

  /** Lets the clock go on until everything is out, and reads it. */
  void settle() {
    var quiet = Duration.ZERO;
    while (quiet.compareTo(QUIET) < 0) {
      pass(STEP);
      quiet = read() ? Duration.ZERO : quiet.plus(STEP);
    }
  }

  /**
   * Reads what is out by now.
   *
   * @return whether there was anything
   */
  boolean read() {
    var any = false;
    for (var topic : metrics.values()) {
      var sent = topic.readRecordsToList();
      sent.forEach(this::read);
      any |= !sent.isEmpty();
    }
    return any;
  }

  /** 25 ms. */
  void tick() {
    pass(Duration.ofMillis(25));
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  /** Lets the clock go on to that time, where it is not there yet. */
  void passUntil(Instant time) {
    if (now.isBefore(time)) {
      pass(Duration.between(now, time));
    }
  }

  /** The alerts that are out, since this was asked last. */
  List<DealAlert> alerts() {
    var fresh = new ArrayList<DealAlert>();
    for (var sent : alerts.readRecordsToList()) {
      var alert = EventJson.MAPPER.readValue(sent.value(), DealAlert.class);
      assertThat(sent.key()).isEqualTo(alert.dealId());
      fresh.add(alert);
    }
    told.addAll(fresh);
    return fresh;
  }

  private void read(TestRecord<String, ? extends MetricRecord<?>> sent) {
    var record = sent.value();
    if (record == null) {
      newest.remove(sent.key());
      return;
    }
    assertThat(sent.key()).isEqualTo(MetricKey.of(record));
    if (record.item() instanceof StageEntries e) {
      assertThat(e.entered())
          .as("conservation in %s", record)
          .isEqualTo(
              e.advanced()
                  + e.movedBack()
                  + e.won()
                  + e.lost()
                  + e.handedOff()
                  + e.merged()
                  + e.deleted()
                  + e.stillThere());
    }
    if (record.item() instanceof Waterfall waterfall) {
      FallingWater.assertConserved(waterfall);
    }
    newest.put(sent.key(), record);
    published.add(record);
  }

  <I extends MetricItem> MetricRecord<I> record(String key, Class<I> type) {
    var record = newest.get(key);
    assertThat(record).as(key).isNotNull();
    assertThat(record.item()).isInstanceOf(type);
    @SuppressWarnings("unchecked") // just looked
    var typed = (MetricRecord<I>) record;
    return typed;
  }

  <I extends MetricItem> I item(String key, Class<I> type) {
    return record(key, type).item();
  }

  List<TestRecord<byte[], byte[]>> deadLettersOf(String topic) {
    return driver
        .createOutputTopic(topic + ".dlq", new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  StoredForm storedForm(String applicationId) {
    return new StoredForm(driver, applicationId);
  }

  @Override
  public void close() {
    driver.close();
  }
}
