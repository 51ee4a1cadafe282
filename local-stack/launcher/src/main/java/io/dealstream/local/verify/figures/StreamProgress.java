package io.dealstream.local.verify.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.topic.Topics;
import io.dealstream.local.lag.StreamLag;
import io.dealstream.local.patience.Patience;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.verify.report.Findings;
import io.dealstream.local.verify.report.Progress.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** How far the stream has read what it makes figures of. */
final class StreamProgress implements AutoCloseable {

  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final long ANSWER_SECONDS = 10;

  /** Events are read, what deals come to is told to their leads, and what all add to figures. */
  private static final int HOPS = 3;

  /** Nobody is in such a group. */
  private static final Set<GroupState> EMPTY = Set.of(GroupState.EMPTY, GroupState.DEAD);

  private final Admin admin;

  StreamProgress(String kafka) {
    admin = Admin.create(Map.of("bootstrap.servers", kafka));
  }

  /**
   * Waits until everything was read that is there now: the events, and then what the stream itself
   * hands on. Returns sooner where nothing more is read for a minute.
   *
   * @param progress is told how many of the records that were left were read
   */
  void awaitCaughtUp(Findings findings, Steps progress) throws InterruptedException {
    for (var step = 0; step < HOPS; step++) {
      var behind = 0L;
      for (var group : groups()) {
        var ends = answer(() -> StreamLag.ends(readBy(group).keySet(), admin));
        behind += await(group, ends, progress);
      }
      if (behind > 0) {
        findings.differs(
            "the stream has not read on for a minute: %,d records are left".formatted(behind));
        return;
      }
    }
  }

  /** By which definitions figures are made now: by the first ones, and by those counted beside. */
  List<Metric<?>> counted() throws InterruptedException {
    var groups = groups();
    return Stream.concat(
            Metric.ALL.stream(),
            Metric.BESIDE.stream().filter(metric -> groups.contains(besideOf(metric))))
        .toList();
  }

  private static String besideOf(Metric<?> definition) {
    return Topics.groupBeside(Topics.FIGURES_GROUP, definition);
  }

  /** The one that always makes figures, and those beside it that somebody is in. */
  private List<String> groups() throws InterruptedException {
    var beside = Metric.BESIDE.stream().map(StreamProgress::besideOf).toList();
    var there = answer(() -> admin.listGroups().valid().get(ANSWER_SECONDS, TimeUnit.SECONDS));
    var active =
        there.stream()
            .filter(group -> beside.contains(group.groupId()))
            .filter(group -> group.groupState().filter(EMPTY::contains).isEmpty())
            .map(GroupListing::groupId);
    return Stream.concat(Stream.of(Topics.FIGURES_GROUP), active).toList();
  }

  private long await(String group, Map<TopicPartition, Long> ends, Steps progress)
      throws InterruptedException {
    var patience = Patience.of(LONGEST_STANDSTILL, BETWEEN_LOOKS);
    var behind = behind(group, ends);
    var all = behind;
    while (behind > 0 && patience.lasts()) {
      progress.at(all - behind, all);
      patience.pause();
      var now = behind(group, ends);
      if (now < behind) {
        patience.renew();
      }
      behind = now;
    }
    return behind;
  }

  private long behind(String group, Map<TopicPartition, Long> ends) throws InterruptedException {
    var done = readBy(group);
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - done.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private Map<TopicPartition, Long> readBy(String group) throws InterruptedException {
    return answer(() -> StreamLag.readBy(group, admin));
  }

  private interface Question<T> {
    T ask() throws ExecutionException, InterruptedException, TimeoutException;
  }

  private static <T> T answer(Question<T> question) throws InterruptedException {
    try {
      return question.ask();
    } catch (ExecutionException | TimeoutException unknown) {
      throw new Refusal(
          "Kafka does not say how far the figures are: " + unknown.getMessage(), unknown);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
