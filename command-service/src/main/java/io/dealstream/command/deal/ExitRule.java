package io.dealstream.command.deal;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.pipeline.DoneActivity;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a stage asks of a deal before it goes on from there, forward or to a win. */
final class ExitRule {

  private ExitRule() {}

  /** A retired stage asks nothing: whatever is in it has to get out. */
  static void check(Deal.Open deal, Pipeline pipeline) {
    for (var stage : pipeline.definition().stages()) {
      var asked = stage.exitCriteria();
      if (stage.id().equals(deal.stage()) && !stage.retired() && asked != null) {
        asked.requiredFields().forEach(field -> check(field, deal.facts()));
        Objects.requireNonNullElse(asked.doneActivities(), List.<DoneActivity>of())
            .forEach(needed -> check(needed, deal.facts().activities()));
      }
    }
  }

  private static void check(DoneActivity needed, Activities activities) {
    var done = activities.done(needed.type());
    if (done < needed.count()) {
      throw new Refused(
          "exit-criteria-not-met",
          "doneActivities",
          "%s: %d of %d since it came here".formatted(needed.type().word(), done, needed.count()));
    }
  }

  private static void check(String field, DealFacts deal) {
    if (told(field, deal) == null) {
      throw new Refused("exit-criteria-not-met", field, "it must be known before the deal goes on");
    }
  }

  private static @Nullable Object told(String field, DealFacts deal) {
    return switch (field) {
      case "amount" -> deal.amount();
      case "expectedCloseOn" -> deal.plans().expectedCloseOn();
      case "team" -> deal.team();
      case "source" -> deal.source();
      case "leadId" -> deal.leadId();
      case "probability" -> deal.plans().probability();
      case "forecastCategory" -> deal.plans().forecastCategory();
      default -> throw new IllegalStateException("no stage may ask for " + field);
    };
  }
}
