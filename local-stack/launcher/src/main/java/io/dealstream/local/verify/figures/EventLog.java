package io.dealstream.local.verify.figures;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.topic.Topics;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.recount.Recount;
import io.dealstream.recount.lives.Credit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** The stored events that figures are made of, to be counted up to wherever a figure has come. */
final class EventLog {

  private record Entry<E extends DomainEvent>(long position, String partition, E event) {

    boolean isIn(Cut cut) {
      return cut.contains(partition, position);
    }
  }

  private final Map<String, List<Entry<DealEvent>>> deals = new LinkedHashMap<>();
  private final List<Entry<PipelineEvent>> pipelines = new ArrayList<>();
  private final Map<String, ZoneId> zones = new HashMap<>();
  private long last;

  /**
   * @param partition it stands in, {@code topic-number}
   */
  void add(long position, String partition, DomainEvent event) {
    switch (event) {
      case DealEvent e ->
          deals
              .computeIfAbsent(e.dealId(), _ -> new ArrayList<>(4))
              .add(new Entry<>(position, partition, e));
      case PipelineEvent e -> {
        pipelines.add(new Entry<>(position, partition, e));
        zones.put(e.pipelineId(), ZoneId.of(e.definition().zone()));
      }
      default -> {}
    }
    last = Math.max(last, position);
  }

  /** The position of the newest event in it. */
  long last() {
    return last;
  }

  /** Of the pipelines there are. */
  Map<String, ZoneId> zones() {
    return zones;
  }

  Optional<ZoneId> zone(String pipelineId) {
    return Optional.ofNullable(zones.get(pipelineId));
  }

  /** All that a cut contains. */
  Recount recount(Cut cut) {
    return recount(cut, _ -> true);
  }

  /**
   * What a cut contains that can count in one segment and window. A deal counts there only where it
   * was that segment's at one of its events and, unless the window ends with the present, by
   * something that happened within.
   */
  Recount recount(Cut cut, Segment segment, Window window) {
    return recount(
        cut,
        events ->
            events.stream().anyMatch(e -> Credit.of(e.event()).isIn(segment))
                && (window.date() == null
                    || events.stream().anyMatch(e -> window.contains(e.event().occurredAt()))));
  }

  private Recount recount(Cut cut, Predicate<List<Entry<DealEvent>>> wanted) {
    var recount = new Recount();
    // A figure that depends on no version of its pipeline does not say which it was made under.
    var versionsCut = cut.speaksOf(Topics.PIPELINE_EVENTS.name());
    pipelines.stream().filter(e -> !versionsCut || e.isIn(cut)).forEach(e -> add(recount, e));
    for (var events : deals.values()) {
      if (wanted.test(events)) {
        events.stream().filter(e -> e.isIn(cut)).forEach(e -> add(recount, e));
      }
    }
    return recount;
  }

  /** An event that was changed may contradict those before it. */
  private static void add(Recount recount, Entry<?> entry) {
    try {
      recount.add(entry.event());
    } catch (IllegalStateException | NoSuchElementException contradiction) {
      throw new Refusal(
          "no figure can be counted: the event at position %d contradicts those before it (%s)"
              .formatted(entry.position(), contradiction.getMessage()),
          contradiction);
    }
  }
}
