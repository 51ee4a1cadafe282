package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealEvents.when;
import static io.dealstream.command.decision.Texts.reason;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a command makes of the plans for an open deal. */
final class PlanEvents {

  /** Finer than anybody guesses; and every reader can hold it. */
  private static final int MOST_DECIMALS = 6;

  private static final LocalDate EARLIEST = LocalDate.parse("1900-01-01");
  private static final LocalDate LATEST = LocalDate.parse("9999-12-31");

  private PlanEvents() {}

  static List<DealEvent> closeDateChanged(Deal.Open d, DealCommand.ChangeCloseDate c, Basis b) {
    var present = d.facts().plans().expectedCloseOn();
    if (c.expectedCloseOn().equals(present)) {
      return List.of();
    }
    return List.of(
        new DealEvent.CloseDateChanged(
            d.facts().id(),
            d.facts().pipelineId(),
            present,
            closeOn(c.expectedCloseOn()),
            d.facts().owner(),
            d.facts().team(),
            d.facts().source(),
            reason(c.reason()),
            b.via(),
            when(d, c, b)));
  }

  static List<DealEvent> probabilityChanged(Deal.Open d, DealCommand.ChangeProbability c, Basis b) {
    var asked = probability(c.probability());
    if (Objects.equals(asked, d.facts().plans().probability())) {
      return List.of();
    }
    return List.of(
        new DealEvent.ProbabilityChanged(
            d.facts().id(),
            d.facts().pipelineId(),
            asked,
            d.facts().owner(),
            d.facts().team(),
            d.facts().source(),
            reason(c.reason()),
            b.via(),
            when(d, c, b)));
  }

  static List<DealEvent> categoryChanged(
      Deal.Open d, DealCommand.ChangeForecastCategory c, Basis b) {
    if (c.forecastCategory() == d.facts().plans().forecastCategory()) {
      return List.of();
    }
    return List.of(
        new DealEvent.ForecastCategoryChanged(
            d.facts().id(),
            d.facts().pipelineId(),
            c.forecastCategory(),
            d.facts().owner(),
            d.facts().team(),
            d.facts().source(),
            reason(c.reason()),
            b.via(),
            when(d, c, b)));
  }

  static LocalDate closeOn(LocalDate asked) {
    if (asked.isBefore(EARLIEST) || asked.isAfter(LATEST)) {
      throw new Refused("invalid-date", "expectedCloseOn", EARLIEST + " to " + LATEST);
    }
    return asked;
  }

  private static @Nullable BigDecimal probability(@Nullable BigDecimal asked) {
    if (asked == null) {
      return null;
    }
    if (asked.signum() < 0 || asked.compareTo(BigDecimal.ONE) > 0) {
      throw new Refused("invalid-probability", "probability", "from 0 to 1");
    }
    var plain = asked.stripTrailingZeros();
    if (plain.scale() > MOST_DECIMALS) {
      throw new Refused("too-many-decimals", "probability", MOST_DECIMALS + " at most");
    }
    return plain;
  }
}
