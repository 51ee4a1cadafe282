package io.dealstream.events;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.deal.StageTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Events that lead into a stage, with what it means for the deal, as in {@link EventSamples}. */
final class StageTermsSamples {

  private static final Instant AT = Instant.parse("2026-03-02T09:30:00.250Z");
  private static final StageTerms ALL_SAID =
      new StageTerms(new BigDecimal("0.65"), ForecastCategory.COMMIT, 30, 7);
  private static final StageTerms NOTHING_SAID =
      new StageTerms(BigDecimal.ZERO, ForecastCategory.PIPELINE, 0, 0);

  static final Map<String, DomainEvent> ALL =
      Map.of(
          "deal.opened.v1.terms",
          new DealEvent.Opened(
              "d1", "sales", 4, "Crane", "pitch", 1, false, ALL_SAID, null, null, "anna", null,
              null, null, null, null, null, null, Via.API, AT),
          "deal.stage-changed.v1.terms",
          changed(ALL_SAID),
          "deal.stage-changed.v1.plain-terms",
          changed(NOTHING_SAID),
          "deal.reopened.v1.terms",
          new DealEvent.Reopened(
              "d1", "sales", 4, "pitch", 2, true, ALL_SAID, null, null, "anna", null, null, null,
              Via.API, AT),
          "deal.handed-off.v1.terms",
          new DealEvent.HandedOff(
              "d1",
              "sales",
              4,
              "closing",
              "renewals",
              1,
              "first year",
              1,
              true,
              ALL_SAID,
              null,
              null,
              "anna",
              null,
              null,
              null,
              Via.API,
              AT));

  private StageTermsSamples() {}

  private static DealEvent changed(StageTerms terms) {
    return new DealEvent.StageChanged(
        "d1",
        "sales",
        4,
        "pitch",
        "closing",
        Direction.FORWARD,
        0,
        1,
        true,
        terms,
        "anna",
        null,
        null,
        null,
        Via.API,
        AT);
  }
}
