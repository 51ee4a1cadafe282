package io.dealstream.local.verify.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.topic.Topics;
import io.dealstream.local.patience.Patience;
import io.dealstream.local.verify.figures.PublishedFigure.Unreadable;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.report.Progress;
import io.dealstream.local.verify.report.Progress.Steps;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the newest record of each key of the metric topics is what the events give, and whether
 * none is missing or too many. A figure that is not at once what it should be is looked at closely:
 * as of exactly the events it says it has folded; and waited for, where it is right and there are
 * more.
 */
public final class Metrics implements AutoCloseable {

  /**
   * A figure of a quarter waits for that of its month, which waits for that of its day, each for a
   * quarter of a minute at most.
   */
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(50);

  /** Longer than a figure of a segment rests between two times that it is sent. */
  private static final Duration SETTLED = Duration.ofSeconds(20);

  /** So many can be looked at closely at once: for each, all events are counted anew. */
  private static final int FEW = 100;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Findings findings = new Findings("metrics");
  private final Map<String, Suspect> suspects = new TreeMap<>();
  private final List<NewestFigures> topics;
  private final StreamProgress stream;
  private final StoredEvents events;
  private final Clock clock;
  private List<Metric<?>> counted = Metric.ALL;
  private long figures;

  public Metrics(String kafka, StoredEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
    this.stream = new StreamProgress(kafka);
    this.topics =
        Topics.METRIC_TOPICS.stream().map(topic -> new NewestFigures(kafka, topic)).toList();
  }

  public Findings compare(Progress progress) throws SQLException, InterruptedException {
    if (!events.readOn(findings)) {
      return findings;
    }
    var log = events.log();
    var position = log.last();
    counted = stream.counted();
    stream.awaitCaughtUp(findings, progress.begin("metrics, waiting for the stream", "records"));
    var expected = new Expected(log, clock);
    var looked = progress.begin("metrics", "figures");
    for (var topic : topics) {
      look(topic, expected, log, looked);
    }
    letSettle(expected, log, progress.begin("metrics, waiting for figures", "figures"));
    lookClosely(position, progress.begin("metrics, looking closely", "figures"));
    findings.lookedAt(figures, "figures");
    var others = counted.stream().filter(Metric.BESIDE::contains).count();
    if (others > 0) {
      findings.lookedAt(others, others == 1 ? "other definition" : "other definitions");
    }
    return findings;
  }

  private void look(NewestFigures topic, Expected expected, EventLog log, Steps looked) {
    var newest = new HashMap<String, byte @Nullable []>();
    topic.readOn(newest::put);
    newest.forEach(
        (key, value) -> {
          if (value != null) {
            looked.at(++figures, 0);
            if (!isRight(topic, key, value, expected, log)) {
              suspects.put(key, new Suspect(topic, value));
            }
          }
        });
    for (var metric : counted) {
      if (metric.topicName().equals(topic.topic().name())) {
        for (var key : expected.keys(metric)) {
          if (newest.get(key) == null) {
            suspects.put(key, new Suspect(topic, null));
          }
        }
      }
    }
  }

  private static boolean isRight(
      NewestFigures topic, String key, byte[] value, Expected expected, EventLog log) {
    try {
      var figure = PublishedFigure.read(topic.topic(), key, value);
      return log.zone(figure.record().pipelineId())
          .map(zone -> expected.is(figure, zone))
          .orElse(false);
    } catch (Unreadable looseEnd) {
      return false; // told when it is looked at closely
    }
  }

  /** Where many are on their way, as after an import: until few are left, or no more arrive. */
  private void letSettle(Expected expected, EventLog log, Steps progress)
      throws InterruptedException {
    var all = suspects.size();
    var patience = Patience.of(SETTLED, BETWEEN_LOOKS);
    while (suspects.size() > FEW && patience.lasts()) {
      var before = suspects.size();
      topics.forEach(
          topic -> topic.readOn((key, value) -> arrived(topic, key, value, expected, log)));
      if (suspects.size() < before) {
        patience.renew();
      }
      progress.at(all - suspects.size(), all);
      patience.pause();
    }
  }

  private void arrived(
      NewestFigures topic, String key, byte @Nullable [] value, Expected expected, EventLog log) {
    if (value != null && suspects.containsKey(key) && isRight(topic, key, value, expected, log)) {
      suspects.remove(key);
    } else {
      newer(key, value);
    }
  }

  /** Until none is left, or none becomes right any more. */
  private void lookClosely(long position, Steps progress)
      throws SQLException, InterruptedException {
    var all = suspects.size();
    var patience = Patience.of(LONGEST_STANDSTILL, BETWEEN_LOOKS);
    while (true) {
      var before = suspects.size();
      lookOnce(position);
      if (suspects.size() < before) {
        patience.renew();
      }
      progress.at(all - suspects.size(), all);
      if (suspects.isEmpty() || !patience.lasts()) {
        break;
      }
      patience.pause();
      topics.forEach(topic -> topic.readOn(this::newer));
    }
    suspects.forEach((key, suspect) -> suspect.tell(key, findings));
  }

  private void newer(String key, byte @Nullable [] value) {
    var suspect = suspects.get(key);
    if (suspect != null) {
      suspect.renew(value);
    }
  }

  private void lookOnce(long position) throws SQLException {
    events.readOn(); // what the figures read so far have folded is among them
    var judge = new Judge(events.log(), position, counted, clock);
    suspects.entrySet().removeIf(entry -> entry.getValue().isCleared(entry.getKey(), judge));
  }

  @Override
  public void close() {
    stream.close();
    topics.forEach(NewestFigures::close);
  }
}
