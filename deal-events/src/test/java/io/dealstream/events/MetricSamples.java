package io.dealstream.events;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.metric.Acquisition;
import io.dealstream.events.metric.Activities;
import io.dealstream.events.metric.CustomerRetention;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Email;
import io.dealstream.events.metric.Flow;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.Leads;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Onboarding;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.events.metric.Reach;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.metric.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;

/** Each metric twice: with figures, and with none to be had. */
final class MetricSamples {

  private static final Instant AS_OF = Instant.parse("2026-03-02T09:30:00.250417Z");
  private static final Money VALUE = Money.of("1250.5", "EUR");
  private static final Money NOTHING = Money.of("0", "EUR");

  static final Map<String, MetricRecord<?>> ALL =
      Map.ofEntries(
          Map.entry(
              "metrics.stage-entries.v1",
              figures(
                  Metric.STAGE_ENTRIES,
                  new StageEntries("pitch", 9, 3, 1, 2, 1, 0, 0, 0, 2, rate(), rate()))),
          Map.entry(
              "metrics.stage-entries.v1.none",
              none(
                  Metric.STAGE_ENTRIES,
                  new StageEntries("pitch", 1, 0, 0, 0, 0, 0, 0, 0, 1, null, null),
                  Map.of("advanceRate", "nothing-ended", "winRate", "nothing-decided"))),
          Map.entry(
              "metrics.stage-dwell.v1",
              figures(
                  Metric.STAGE_DWELL,
                  new StageDwell(
                      "pitch",
                      StageDwell.Reading.VISIT,
                      2,
                      seconds(),
                      seconds(),
                      seconds(),
                      seconds(),
                      seconds(),
                      seconds(),
                      seconds(),
                      1L,
                      AS_OF,
                      seconds()))),
          Map.entry(
              "metrics.stage-dwell.v1.none",
              none(
                  Metric.STAGE_DWELL,
                  new StageDwell(
                      "pitch",
                      StageDwell.Reading.CUMULATIVE,
                      0,
                      new BigDecimal("0.000"),
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null),
                  Map.of("meanSeconds", "nothing-closed"))),
          Map.entry(
              "metrics.reach.v1", figures(Metric.REACH, new Reach("pitch", "won", 3, 2, rate()))),
          Map.entry(
              "metrics.reach.v1.none",
              none(
                  Metric.REACH,
                  new Reach("pitch", "closing", 0, 0, null),
                  Map.of("rate", "nothing-entered"))),
          Map.entry(
              "metrics.win-rate.v1",
              figures(Metric.WIN_RATE, new WinRate(2, 1, rate(), rate(), VALUE, VALUE, 0))),
          Map.entry(
              "metrics.win-rate.v1.none",
              none(
                  Metric.WIN_RATE,
                  new WinRate(0, 0, null, null, null, null, 0),
                  Map.of("rateByCount", "nothing-decided"))),
          Map.entry(
              "metrics.cycle.v1",
              figures(
                  Metric.CYCLE,
                  new Cycle(
                      Cycle.Reading.ACTIVE,
                      2,
                      seconds(),
                      seconds(),
                      seconds(),
                      seconds(),
                      seconds()))),
          Map.entry(
              "metrics.cycle.v1.none",
              none(
                  Metric.CYCLE,
                  new Cycle(Cycle.Reading.LOSS, 0, new BigDecimal("0.000"), null, null, null, null),
                  Map.of("meanSeconds", "nothing-decided"))),
          Map.entry(
              "metrics.velocity.v1",
              figures(
                  Metric.VELOCITY,
                  new Velocity(4, 12, VALUE, rate(), new BigDecimal("31.250"), VALUE, VALUE))),
          Map.entry(
              "metrics.velocity.v1.none",
              none(
                  Metric.VELOCITY,
                  new Velocity(4, 2, null, null, null, null, null),
                  Map.of("velocityPerDay", "too-few-won-deals"))),
          Map.entry(
              "metrics.open-pipeline.v1",
              figures(Metric.OPEN_PIPELINE, new OpenPipeline("pitch", 5, VALUE, VALUE, 2, 1))),
          Map.entry(
              "metrics.open-pipeline.v1.none",
              none(
                  Metric.OPEN_PIPELINE,
                  new OpenPipeline("pitch", 0, NOTHING, NOTHING, 0, 0),
                  Map.of())),
          Map.entry(
              "metrics.flow.v1", figures(Metric.FLOW, new Flow("pitch", 9, 7, 5, 3, 1, 2, 2L))),
          Map.entry(
              "metrics.flow.v1.none",
              none(Metric.FLOW, new Flow("pitch", 0, 0, 0, 0, 0, 0, null), Map.of())),
          Map.entry(
              "metrics.activities.v1",
              figures(Metric.ACTIVITIES, new Activities(ActivityType.FOLLOW_UP, 7))),
          Map.entry(
              "metrics.activities.v1.none",
              none(Metric.ACTIVITIES, new Activities(ActivityType.CALL, 0), Map.of())),
          Map.entry(
              "metrics.email.v1",
              figures(Metric.EMAIL, new Email("spring", 9, 3, 5, 4, 1, rate()))),
          Map.entry(
              "metrics.email.v1.none",
              none(
                  Metric.EMAIL,
                  new Email(null, 1, 1, 0, 0, 0, null),
                  Map.of("openRate", "everything-bounced"))),
          Map.entry(
              "metrics.leads.v1",
              figures(
                  Metric.LEADS,
                  new Leads("spring", 9, 3, 4, 2, rate(), 5, 1, rate(), rate(), VALUE, VALUE))),
          Map.entry(
              "metrics.leads.v1.none",
              none(
                  Metric.LEADS,
                  new Leads(null, 0, 0, 0, 0, null, 0, 0, null, null, null, null),
                  Map.of("costPerLead", "nothing-captured"))),
          Map.entry(
              "metrics.acquisition.v1",
              figures(Metric.ACQUISITION, new Acquisition(3, VALUE, VALUE))),
          Map.entry(
              "metrics.acquisition.v1.none",
              none(
                  Metric.ACQUISITION,
                  new Acquisition(0, null, null),
                  Map.of("spend", "several-currencies"))),
          Map.entry(
              "metrics.onboarding.v1",
              figures(Metric.ONBOARDING, new Onboarding(9, 4, 1, 1, 2, 1, rate()))),
          Map.entry(
              "metrics.onboarding.v1.none",
              none(
                  Metric.ONBOARDING,
                  new Onboarding(1, 0, 0, 0, 1, 0, null),
                  Map.of("successRate", "nothing-decided"))),
          Map.entry(
              "metrics.waterfall.v1",
              figures(
                  Metric.WATERFALL,
                  Waterfall.of(
                      Waterfall.Open.nothing("EUR"),
                      line -> new Waterfall.Moved(VALUE, line.ordinal()),
                      new Waterfall.Open(VALUE, 3, 1)))),
          Map.entry(
              "metrics.waterfall.v1.none",
              none(
                  Metric.WATERFALL,
                  Waterfall.of(
                      null, _ -> new Waterfall.Moved(NOTHING, 0), Waterfall.Open.nothing("EUR")),
                  Map.of())),
          Map.entry(
              "metrics.forecast.v1",
              figures(
                  Metric.FORECAST,
                  new Forecast(
                      YearMonth.of(2026, 12), ForecastCategory.BEST_CASE, 5, VALUE, VALUE, 2, 1))),
          Map.entry(
              "metrics.forecast.v1.none",
              none(
                  Metric.FORECAST,
                  new Forecast(null, ForecastCategory.PIPELINE, 0, NOTHING, NOTHING, 0, 0),
                  Map.of("month", Forecast.NO_DAY))),
          Map.entry(
              "metrics.retention.v1",
              figures(Metric.RETENTION, CustomerRetention.of(12L, 9, 3, 1))),
          Map.entry(
              "metrics.retention.v1.none",
              none(
                  Metric.RETENTION,
                  CustomerRetention.of(null, 2, 1, 0),
                  Map.of("churnRate", CustomerRetention.NOT_TOLD))),
          Map.entry(
              "metrics.win-rate.v2",
              figures(Metric.WIN_RATE_2, new WinRate(2, 1, rate(), rate(), VALUE, VALUE, 0))),
          Map.entry(
              "metrics.cycle.v2",
              figures(
                  Metric.CYCLE_2,
                  new Cycle(
                      Cycle.Reading.ACTIVE,
                      2,
                      seconds(),
                      seconds(),
                      seconds(),
                      seconds(),
                      seconds()))));

  private MetricSamples() {}

  private static BigDecimal rate() {
    return new BigDecimal("0.666667");
  }

  private static BigDecimal seconds() {
    return new BigDecimal("3600.125");
  }

  private static <I extends MetricItem> MetricRecord<I> figures(Metric<I> metric, I item) {
    return new MetricRecord<>(
        metric.name(),
        metric.definition(),
        "sales",
        Window.ALL,
        Segment.owner("anna"),
        item,
        Map.of(),
        AS_OF,
        Map.of("deal-events-2", 41L),
        false);
  }

  private static <I extends MetricItem> MetricRecord<I> none(
      Metric<I> metric, I item, Map<String, String> reasons) {
    return new MetricRecord<>(
        metric.name(),
        metric.definition(),
        "sales",
        Window.ALL,
        Segment.ALL,
        item,
        reasons,
        AS_OF,
        Map.of(),
        true);
  }
}
