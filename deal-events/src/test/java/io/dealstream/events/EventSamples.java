package io.dealstream.events;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.pipeline.DoneActivity;
import io.dealstream.events.pipeline.ExitCriteria;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageActivity;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Each event twice: with all that can be said, and with no more than must be. What was added to an
 * event after it was first written stands in a sample of its own, so that the older ones stay.
 */
final class EventSamples {

  private static final Instant AT = Instant.parse("2026-03-02T09:30:00.250Z");
  private static final Money AMOUNT = Money.of("1250.5", "EUR");
  private static final Money DOLLARS = Money.of("1375.55", "USD");

  static final Map<String, DomainEvent> ALL =
      Map.ofEntries(
          Map.entry(
              "deal.opened.v1",
              new DealEvent.Opened(
                  "d1",
                  "sales",
                  3,
                  "Żuraw portowy",
                  "pitch",
                  1,
                  true,
                  null,
                  AMOUNT,
                  AMOUNT,
                  "anna",
                  "north",
                  "fair",
                  "lead-7",
                  LocalDate.parse("2026-06-30"),
                  ForecastCategory.BEST_CASE,
                  "old-17",
                  "they called",
                  Via.IMPORT,
                  AT)),
          Map.entry(
              "deal.opened.v1.bare",
              new DealEvent.Opened(
                  "d1", "sales", 0, "Crane", "pitch", 1, false, null, null, null, "anna", null,
                  null, null, null, null, null, null, Via.API, AT)),
          Map.entry(
              "deal.stage-changed.v1",
              new DealEvent.StageChanged(
                  "d1",
                  "sales",
                  3,
                  "pitch",
                  "closing",
                  Direction.FORWARD,
                  2,
                  1,
                  true,
                  null,
                  "anna",
                  "north",
                  "fair",
                  "agreed",
                  Via.AUTOMATION,
                  AT)),
          Map.entry(
              "deal.stage-changed.v1.bare",
              new DealEvent.StageChanged(
                  "d1",
                  "sales",
                  3,
                  "closing",
                  "pitch",
                  Direction.BACKWARD,
                  0,
                  2,
                  true,
                  null,
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "deal.won.v1",
              new DealEvent.Won(
                  "d1", "sales", 3, "closing", AMOUNT, AMOUNT, "anna", "north", "fair", "price",
                  Via.API, AT)),
          Map.entry(
              "deal.won.v1.bare",
              new DealEvent.Won(
                  "d1", "sales", 3, "closing", null, null, "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "deal.lost.v1",
              new DealEvent.Lost(
                  "d1", "sales", 3, "closing", AMOUNT, AMOUNT, "anna", "north", "fair", "price",
                  Via.CLOCK, AT)),
          Map.entry(
              "deal.lost.v1.bare",
              new DealEvent.Lost(
                  "d1",
                  "sales",
                  3,
                  "closing",
                  null,
                  null,
                  "anna",
                  null,
                  null,
                  "unspecified",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.reopened.v1",
              new DealEvent.Reopened(
                  "d1",
                  "sales",
                  3,
                  "pitch",
                  3,
                  true,
                  null,
                  null,
                  null,
                  "anna",
                  "north",
                  "fair",
                  "new budget",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.reopened.v1.bare",
              new DealEvent.Reopened(
                  "d1", "sales", 3, "pitch", 2, false, null, null, null, "anna", null, null, null,
                  Via.API, AT)),
          Map.entry(
              "deal.reopened.v1.worth",
              new DealEvent.Reopened(
                  "d1", "sales", 3, "pitch", 2, false, null, DOLLARS, AMOUNT, "anna", null, null,
                  null, Via.API, AT)),
          Map.entry(
              "deal.amount-changed.v1",
              new DealEvent.AmountChanged(
                  "d1", "sales", AMOUNT, AMOUNT, "anna", "north", "fair", "rebate", Via.API, AT)),
          Map.entry(
              "deal.amount-changed.v1.bare",
              new DealEvent.AmountChanged(
                  "d1",
                  "sales",
                  Money.of("0", "JPY"),
                  Money.of("0", "JPY"),
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "deal.reassigned.v1",
              new DealEvent.Reassigned(
                  "d1", "sales", "anna", "north", "bea", "south", "fair", "holidays", Via.API, AT)),
          Map.entry(
              "deal.reassigned.v1.bare",
              new DealEvent.Reassigned(
                  "d1", "sales", "anna", null, "bea", null, null, null, Via.API, AT)),
          Map.entry(
              "deal.close-date-changed.v1",
              new DealEvent.CloseDateChanged(
                  "d1",
                  "sales",
                  LocalDate.parse("2026-06-30"),
                  LocalDate.parse("2026-09-30"),
                  "anna",
                  "north",
                  "fair",
                  "holidays",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.close-date-changed.v1.bare",
              new DealEvent.CloseDateChanged(
                  "d1",
                  "sales",
                  null,
                  LocalDate.parse("2026-09-30"),
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "deal.probability-changed.v1",
              new DealEvent.ProbabilityChanged(
                  "d1",
                  "sales",
                  new BigDecimal("0.35"),
                  "anna",
                  "north",
                  "fair",
                  "they smiled",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.probability-changed.v1.bare",
              new DealEvent.ProbabilityChanged(
                  "d1", "sales", null, "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "deal.forecast-category-changed.v1",
              new DealEvent.ForecastCategoryChanged(
                  "d1",
                  "sales",
                  ForecastCategory.BEST_CASE,
                  "anna",
                  "north",
                  "fair",
                  "they smiled",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.forecast-category-changed.v1.bare",
              new DealEvent.ForecastCategoryChanged(
                  "d1", "sales", null, "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "deal.handed-off.v1",
              new DealEvent.HandedOff(
                  "d1",
                  "sales",
                  3,
                  "closing",
                  "renewals",
                  1,
                  "first year",
                  1,
                  true,
                  null,
                  DOLLARS,
                  AMOUNT,
                  "anna",
                  "north",
                  "fair",
                  "signed",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.handed-off.v1.bare",
              new DealEvent.HandedOff(
                  "d1",
                  "sales",
                  3,
                  "closing",
                  "renewals",
                  1,
                  "first year",
                  2,
                  false,
                  null,
                  null,
                  null,
                  "anna",
                  null,
                  null,
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "deal.merged.v1",
              new DealEvent.Merged(
                  "d1",
                  "sales",
                  3,
                  "pitch",
                  "d2",
                  "anna",
                  "north",
                  "fair",
                  "entered twice",
                  Via.API,
                  AT)),
          Map.entry(
              "deal.merged.v1.bare",
              new DealEvent.Merged(
                  "d1", "sales", 3, null, "d2", "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "deal.absorbed.v1",
              new DealEvent.Absorbed(
                  "d2", "sales", "d1", "anna", "north", "fair", "entered twice", Via.API, AT)),
          Map.entry(
              "deal.absorbed.v1.bare",
              new DealEvent.Absorbed("d2", "sales", "d1", "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "deal.notice-given.v1",
              new DealEvent.NoticeGiven(
                  "d1",
                  "sales",
                  "n1",
                  new Addressee(Addressee.Kind.TEAM, "north"),
                  "ask for the order",
                  "stuck",
                  "anna",
                  "north",
                  "fair",
                  Via.AUTOMATION,
                  AT)),
          Map.entry(
              "deal.notice-given.v1.bare",
              new DealEvent.NoticeGiven(
                  "d1",
                  "sales",
                  "n1",
                  new Addressee(Addressee.Kind.OWNER, "bea"),
                  "won",
                  "any",
                  "anna",
                  null,
                  null,
                  Via.AUTOMATION,
                  AT)),
          Map.entry(
              "deal.deleted.v1",
              new DealEvent.Deleted(
                  "d1", "sales", 3, "pitch", "anna", "north", "fair", "a test", Via.API, AT)),
          Map.entry(
              "deal.deleted.v1.bare",
              new DealEvent.Deleted("d1", "sales", 3, null, "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "pipeline.created.v1",
              new PipelineEvent.Created("sales", 0, definition(false), Via.API, AT)),
          Map.entry(
              "pipeline.changed.v1.criteria",
              new PipelineEvent.Changed(
                  "sales",
                  2,
                  new PipelineDefinition(
                      "Sales",
                      "EUR",
                      "Europe/Warsaw",
                      10,
                      List.of(
                          new Stage(
                              "pitch",
                              "Pitch",
                              new BigDecimal("0.65"),
                              true,
                              0,
                              0,
                              ForecastCategory.COMMIT,
                              false,
                              new ExitCriteria(List.of("amount", "expectedCloseOn")),
                              null)),
                      StageRules.FREE),
                  Via.API,
                  AT)),
          Map.entry(
              "pipeline.changed.v1.activities",
              new PipelineEvent.Changed(
                  "sales",
                  3,
                  new PipelineDefinition(
                      "Sales",
                      "EUR",
                      "Europe/Warsaw",
                      10,
                      List.of(
                          new Stage(
                              "pitch",
                              "Pitch",
                              new BigDecimal("0.65"),
                              true,
                              0,
                              0,
                              ForecastCategory.COMMIT,
                              false,
                              new ExitCriteria(
                                  List.of(), List.of(new DoneActivity(ActivityType.CALL, 2))),
                              List.of(
                                  new StageActivity(ActivityType.CALL, null, 1),
                                  new StageActivity(ActivityType.TASK, "send the offer", 7)))),
                      StageRules.FREE),
                  Via.API,
                  AT)),
          Map.entry(
              "pipeline.changed.v1",
              new PipelineEvent.Changed("sales", 1, definition(true), Via.API, AT)));

  private EventSamples() {}

  private static PipelineDefinition definition(boolean retired) {
    return new PipelineDefinition(
        "Sales",
        "EUR",
        "Europe/Warsaw",
        10,
        List.of(
            new Stage(
                "first call",
                "First call",
                new BigDecimal("0.1"),
                false,
                30,
                7,
                ForecastCategory.OMITTED,
                retired),
            new Stage(
                "pitch",
                "Pitch",
                new BigDecimal("0.65"),
                true,
                0,
                0,
                ForecastCategory.COMMIT,
                false)),
        new StageRules(List.of("pitch"), false, true, true));
  }
}
