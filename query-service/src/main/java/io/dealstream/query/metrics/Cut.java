package io.dealstream.query.metrics;

import static java.util.stream.Collectors.joining;

import io.dealstream.query.intake.Feed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of the metric topics a reader has seen: of each partition, the next offset. Any instance
 * can go on from it, and so can this one after a restart.
 *
 * <p>Written as {@code generation~next.next.…~next.next.…}, a group for each topic in the order of
 * the catalogue, a number for each partition up to the last that was read.
 */
public record Cut(int generation, Map<TopicPartition, Long> next) {

  private static final int NONE = -1;

  public Cut {
    next = Map.copyOf(next);
  }

  /** Of a partition never read, its beginning. */
  public long of(TopicPartition partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** Once this record has been seen too. */
  public Cut with(Change change) {
    return further(new Cut(generation, Map.of(change.partition(), change.offset() + 1)));
  }

  /** Of each partition whichever has seen more. */
  public Cut further(Cut other) {
    var both = new HashMap<>(next);
    other.next.forEach((partition, offset) -> both.merge(partition, offset, Math::max));
    return new Cut(generation, both);
  }

  public boolean has(Change change) {
    return change.offset() < of(change.partition());
  }

  public String word() {
    var last = new HashMap<String, Integer>();
    next.keySet().forEach(p -> last.merge(p.topic(), p.partition(), Math::max));
    return generation
        + Feed.METRICS.topics().stream()
            .map(topic -> "~" + upTo(last.getOrDefault(topic.name(), NONE), topic.name()))
            .collect(joining());
  }

  private String upTo(int last, String topic) {
    return IntStream.rangeClosed(0, last)
        .mapToObj(n -> Long.toString(of(new TopicPartition(topic, n))))
        .collect(joining("."));
  }

  /** Empty where the word is none of ours, or of topics that are no longer read. */
  public static Optional<Cut> parse(String word, int generation) {
    var groups = word.split("~", -1);
    var topics = Feed.METRICS.topics();
    if (groups.length != topics.size() + 1 || !groups[0].equals(Integer.toString(generation))) {
      return Optional.empty();
    }
    var next = new HashMap<TopicPartition, Long>();
    for (var t = 0; t < topics.size(); t++) {
      var offsets = offsets(groups[t + 1]);
      if (!offsets.stream().allMatch(Cut::isOffset)) {
        return Optional.empty();
      }
      for (var n = 0; n < offsets.size(); n++) {
        next.put(new TopicPartition(topics.get(t).name(), n), Long.valueOf(offsets.get(n)));
      }
    }
    return Optional.of(new Cut(generation, next));
  }

  private static List<String> offsets(String group) {
    return group.isEmpty() ? List.of() : Arrays.asList(group.split("\\.", -1));
  }

  private static boolean isOffset(String text) {
    return text.matches("[0-9]{1,18}");
  }
}
