package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.leadscore.LeadScoring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.internals.InMemory;
import org.apache.kafka.streams.test.TestRecord;

/** The scoring of leads alone, on a clock that the test moves. */
final class ScoresUnderTest implements AutoCloseable {

  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> deals;
  private final TestInputTopic<String, byte[]> leads;
  private final TestOutputTopic<String, byte[]> scores;
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, LeadScore> newest = new HashMap<>();
  private long position;
  private Instant now;

  ScoresUnderTest(Instant start) {
    now = start;
    var builder = InMemory.withoutChangelogs();
    LeadScoring.into(
        builder, PipelineTopology.arrivals(builder, Topics.DEAL_EVENTS, DealEvent.class));
    var settings = new Properties();
    settings.put("state.dir", state().toString());
    driver = new TopologyTestDriver(builder.build(), settings, start);
    deals = input(Topics.DEAL_EVENTS);
    leads = input(Topics.LEAD_EVENTS);
    scores =
        driver.createOutputTopic(
            Topics.LEAD_SCORES.name(),
            Topics.LEAD_SCORES.keys().deserializer(),
            Topics.LEAD_SCORES.values().deserializer());
  }

  private static Path state() {
    return Files.isWritable(Path.of("/dev/shm"))
        ? Path.of("/dev/shm/dealstream-test-scores-" + ProcessHandle.current().pid())
        : Path.of("target/test-scores");
  }

  private TestInputTopic<String, byte[]> input(Topic<String, byte[]> topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }

  /** Gives it its place, and takes it in. */
  Recorded take(DomainEvent event) {
    var recorded = next(event);
    take(recorded);
    return recorded;
  }

  /** Gives it its place among all that were given one. */
  Recorded next(DomainEvent event) {
    var sequence = sequences.merge(event.subject(), 0L, (before, _) -> before + 1);
    return new Recorded(event, sequence, ++position);
  }

  void take(Recorded e) {
    take(e, e.value());
  }

  void take(Recorded like, byte[] value) {
    var topic = like.event() instanceof DealEvent ? deals : leads;
    topic.pipeInput(new TestRecord<>(like.key(), value, like.headers(), like.recordedAt()));
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
    now = now.plus(time);
  }

  /** Those that are out since this was asked last. */
  List<LeadScore> fresh() {
    var fresh = new ArrayList<LeadScore>();
    for (var sent : scores.readRecordsToList()) {
      var score = EventJson.MAPPER.readValue(sent.value(), LeadScore.class);
      assertThat(sent.key()).isEqualTo(score.leadId());
      fresh.add(score);
      newest.put(score.leadId(), score);
    }
    return fresh;
  }

  LeadScore of(String lead) {
    fresh();
    assertThat(newest).containsKey(lead);
    return newest.get(lead);
  }

  /** The newest of each lead. */
  Map<String, LeadScore> newest() {
    fresh();
    return newest;
  }

  /** By the clock that the test moves. */
  Instant now() {
    return now;
  }

  static Map<String, String> weights(List<ScoreEvidence> evidence) {
    var weights = new HashMap<String, String>();
    evidence.forEach(one -> weights.put(one.name(), one.weight().toPlainString()));
    return weights;
  }

  @Override
  public void close() {
    driver.close();
  }
}
