package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.metrics.tally.Ages;
import io.dealstream.metrics.tally.KaplanMeier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The unbiased median by plain loops over all events: of the visits that began in a record's window
 * and segment, those that go on as old as they were at its asOf.
 */
final class NaiveSurvival {

  private record Stay(
      String pipeline, String stage, Set<String> segments, Instant from, @Nullable Instant to) {}

  private final List<Stay> stays = new ArrayList<>();
  private final Map<String, Stay> open = new HashMap<>();

  /** How many were compared, and how many of them within one per cent. */
  int compared;

  int closely;

  void tell(DealEvent e) {
    switch (e) {
      case DealEvent.Opened o -> begin(e, o.to());
      case DealEvent.StageChanged c -> begin(e, c.to());
      case DealEvent.Reopened r -> begin(e, r.to());
      case DealEvent.HandedOff h -> begin(e, h.to());
      case DealEvent.Won _, DealEvent.Lost _, DealEvent.Merged _, DealEvent.Deleted _ -> end(e);
      default -> {}
    }
  }

  private void begin(DealEvent e, String stage) {
    end(e);
    var segments = new TreeSet<>(Set.of("all", "owner:" + e.owner()));
    if (e.team() != null) {
      segments.add("team:" + e.team());
    }
    if (e.source() != null) {
      segments.add("source:" + e.source());
    }
    open.put(e.dealId(), new Stay(e.pipelineId(), stage, segments, e.occurredAt(), null));
  }

  private void end(DealEvent e) {
    var s = open.remove(e.dealId());
    if (s != null) {
      stays.add(new Stay(s.pipeline, s.stage, s.segments, s.from, e.occurredAt()));
    }
  }

  /** Whether a figure has a visit in it that goes on. */
  boolean goesOn(MetricRecord<?> record) {
    return record.item() instanceof StageDwell d
        && d.reading() == Reading.VISIT
        && open.values().stream().anyMatch(s -> isOf(record, d, s));
  }

  void compare(String key, MetricRecord<?> record) {
    if (!(record.item() instanceof StageDwell d) || d.reading() != Reading.VISIT) {
      return;
    }
    var ended = ended(record, d);
    var ages = ages(record, d);
    var shortest = KaplanMeier.median(ended, Ages.each(ages, -1));
    var longest = KaplanMeier.median(ended, Ages.each(ages, 1));
    compared++;
    var published = d.unbiasedMedianSeconds();
    assertThat(record.reasons().get("unbiasedMedianSeconds"))
        .as(key)
        .isEqualTo(
            published != null
                ? null
                : ended.isEmpty() && ages.isEmpty() ? "nothing-entered" : "survival-above-half");
    if (shortest == null || longest != null && longest.equals(shortest)) {
      closely++;
    }
    assertThat(new Between(seconds(shortest), seconds(longest)).covers(published))
        .as("%s between %s and %s ms: %s", key, shortest, longest, record)
        .isTrue();
  }

  /** To the millisecond, what the estimate comes to; null where it comes to nothing. */
  @Nullable BigDecimal exact(MetricRecord<?> record, StageDwell d) {
    return seconds(KaplanMeier.median(ended(record, d), ages(record, d)));
  }

  private List<Long> ended(MetricRecord<?> record, StageDwell d) {
    return stays.stream()
        .filter(s -> isOf(record, d, s))
        .map(s -> s.to.toEpochMilli() - s.from.toEpochMilli())
        .toList();
  }

  private List<Long> ages(MetricRecord<?> record, StageDwell d) {
    return open.values().stream()
        .filter(s -> isOf(record, d, s))
        .map(s -> Math.max(0, record.asOf().toEpochMilli() - s.from.toEpochMilli()))
        .toList();
  }

  private static boolean isOf(MetricRecord<?> record, StageDwell d, Stay s) {
    var start = record.window().start();
    return s.pipeline.equals(record.pipelineId())
        && s.stage.equals(d.stageId())
        && s.segments.contains(
            record.segment().value() == null
                ? "all"
                : record.segment().dimension() + ":" + record.segment().value())
        && (start == null || !s.from.isBefore(start) && s.from.isBefore(record.window().end()));
  }

  private static @Nullable BigDecimal seconds(@Nullable Long millis) {
    return millis == null ? null : BigDecimal.valueOf(millis, 3);
  }
}
