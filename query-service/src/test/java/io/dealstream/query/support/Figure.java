package io.dealstream.query.support;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.metric.Activities;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Email;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.events.metric.Reach;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.metric.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of the metric topics. */
public final class Figure {

  public static final Instant AS_OF = Instant.parse("2026-03-06T10:00:00Z");

  private Figure() {}

  public static MetricRecord<WinRate> winRate(String pipeline, long won, long lost) {
    return winRate(pipeline, Segment.ALL, won, lost);
  }

  public static MetricRecord<WinRate> winRate(String pipeline, Window window, long won) {
    return winRate(pipeline, window, Segment.ALL, won, 0);
  }

  public static MetricRecord<WinRate> winRate(
      String pipeline, Segment segment, long won, long lost) {
    return winRate(pipeline, Window.ALL, segment, won, lost);
  }

  private static MetricRecord<WinRate> winRate(
      String pipeline, Window window, Segment segment, long won, long lost) {
    var rate = new BigDecimal("0.500000");
    var money = Money.of("100.00", "EUR");
    return new MetricRecord<>(
        "win-rate",
        1,
        pipeline,
        window,
        segment,
        new WinRate(won, lost, rate, null, money, money, 1),
        Map.of("rateByValue", "value-missing"),
        AS_OF,
        Map.of("deal-events-1", won + lost),
        false);
  }

  public static MetricRecord<StageEntries> entries(
      String pipeline, String stage, long entered, Instant asOf, Map<String, Long> folded) {
    return new MetricRecord<>(
        "stage-entries",
        1,
        pipeline,
        Window.ALL,
        Segment.ALL,
        new StageEntries(stage, entered, 0, 0, 0, 0, 0, 0, 0, entered, null, null),
        Map.of("advanceRate", "nothing-ended", "winRate", "nothing-decided"),
        asOf,
        folded,
        false);
  }

  public static MetricRecord<StageDwell> dwell(
      String pipeline, String stage, StageDwell.Reading reading, long count) {
    var seconds = new BigDecimal("12.500");
    return new MetricRecord<>(
        "stage-dwell",
        1,
        pipeline,
        Window.ALL,
        Segment.ALL,
        new StageDwell(
            stage,
            reading,
            count,
            seconds,
            seconds,
            seconds,
            seconds,
            seconds,
            seconds,
            seconds,
            reading == StageDwell.Reading.VISIT ? 1L : null,
            null,
            reading == StageDwell.Reading.VISIT ? seconds : null),
        Map.of(),
        AS_OF,
        Map.of("deal-events-0", count),
        false);
  }

  /** Of the visits that ended in the ninety days up to today. */
  public static MetricRecord<StageDwell> dwellOfLate(
      String pipeline, Segment segment, String stage, String p50Seconds) {
    var p50 = new BigDecimal(p50Seconds);
    return new MetricRecord<>(
        "stage-dwell",
        1,
        pipeline,
        Window.trailing(LocalDate.now(ZoneOffset.UTC), ZoneOffset.UTC),
        segment,
        new StageDwell(
            stage, StageDwell.Reading.VISIT, 1, p50, p50, p50, p50, p50, p50, p50, null, null, p50),
        Map.of(),
        AS_OF,
        Map.of("deal-events-0", 7L),
        false);
  }

  public static MetricRecord<Reach> reach(String pipeline, String from, String to) {
    return whole("reach", pipeline, new Reach(from, to, 4, 2, new BigDecimal("0.500000")));
  }

  public static MetricRecord<Cycle> cycle(String pipeline, Cycle.Reading reading) {
    var seconds = new BigDecimal("12.500");
    return whole(
        "cycle", pipeline, new Cycle(reading, 1, seconds, seconds, seconds, seconds, seconds));
  }

  public static MetricRecord<OpenPipeline> open(String pipeline, String stage, long count) {
    var money = Money.of("100.00", "EUR");
    return whole("open-pipeline", pipeline, new OpenPipeline(stage, count, money, money, 0, 0));
  }

  public static MetricRecord<Activities> done(String pipeline, ActivityType type, long count) {
    return whole("activities", pipeline, new Activities(type, count));
  }

  public static MetricRecord<Email> email(@Nullable String campaign, Window window, long sent) {
    return new MetricRecord<>(
        "email",
        1,
        Company.ID,
        window,
        Segment.ALL,
        new Email(campaign, sent, sent, 0, 0, 0, null),
        Map.of("openRate", "everything-bounced"),
        AS_OF,
        Map.of("campaign-events-0", 4L),
        false);
  }

  /**
   * All of it new; no deal has an amount.
   *
   * @param folded its asOf lies as many seconds later as the position of the first partition
   */
  public static MetricRecord<Waterfall> waterfall(
      String pipeline, Window window, long deals, String value, Map<String, Long> folded) {
    var money = Money.of(value, "EUR");
    var nothing = Waterfall.Open.nothing("EUR");
    return new MetricRecord<>(
        "waterfall",
        1,
        pipeline,
        window,
        Segment.ALL,
        Waterfall.of(
            window.equals(Window.ALL) ? nothing : null,
            line ->
                line == Waterfall.Line.NEW
                    ? new Waterfall.Moved(money, deals)
                    : new Waterfall.Moved(nothing.value(), 0),
            new Waterfall.Open(money, deals, deals)),
        Map.of(),
        AS_OF.plusSeconds(folded.getOrDefault("deal-events-0", 0L)),
        folded,
        false);
  }

  /** A month may be null: for the deals of which no day is expected. */
  public static MetricRecord<Forecast> forecast(
      String pipeline, YearMonth month, ForecastCategory category, long count) {
    var money = Money.of("100.00", "EUR");
    return whole("forecast", pipeline, new Forecast(month, category, count, money, money, 0, 0));
  }

  private static <I extends MetricItem> MetricRecord<I> whole(
      String metric, String pipeline, I item) {
    return new MetricRecord<>(
        metric,
        1,
        pipeline,
        Window.ALL,
        Segment.ALL,
        item,
        Map.of(),
        AS_OF,
        Map.of("deal-events-0", 4L),
        false);
  }
}
