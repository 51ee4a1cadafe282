package io.dealstream.metrics.tracing;

import io.dealstream.metrics.figures.Additions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;

/** The last few events that were traced, found by where they stand. */
final class TracedEvents {

  private static final int REMEMBERED = 256;

  private record Place(String partition, long position) {}

  private final Map<Place, TracedEvent> byPlace =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, TracedEvent> eldest) {
          return size() > REMEMBERED;
        }
      };

  boolean isEmpty() {
    return byPlace.isEmpty();
  }

  void add(TracedEvent event) {
    byPlace.put(new Place(event.partition(), event.position()), event);
  }

  void readFrom(Headers headers) {
    for (var header : headers.headers(TracedEvent.HEADER)) {
      var event = TracedEvent.of(header);
      if (event != null) {
        add(event);
      }
    }
  }

  /** Those that came last to one of its spots. */
  List<TracedEvent> in(Additions additions) {
    return sorted(
        additions.gains().stream().flatMap(gain -> find(gain.tally().foldedByPartition())));
  }

  /**
   * Those that came last of their partition, the newest of all last.
   *
   * @param folded the highest position by partition
   */
  List<TracedEvent> in(Map<String, Long> folded) {
    return sorted(find(folded));
  }

  private Stream<TracedEvent> find(Map<String, Long> folded) {
    return folded.entrySet().stream()
        .map(entry -> byPlace.get(new Place(entry.getKey(), entry.getValue())))
        .filter(Objects::nonNull);
  }

  private static List<TracedEvent> sorted(Stream<TracedEvent> found) {
    return found.distinct().sorted(Comparator.comparingLong(TracedEvent::position)).toList();
  }
}
