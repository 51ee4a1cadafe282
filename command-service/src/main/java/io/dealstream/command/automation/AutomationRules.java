package io.dealstream.command.automation;

import static io.dealstream.events.automation.Trigger.LOST;
import static io.dealstream.events.automation.Trigger.STALLED;
import static io.dealstream.events.automation.Trigger.WON;
import static java.util.Objects.requireNonNullElse;

import io.dealstream.command.automation.AutomationDraft.ConditionsDraft;
import io.dealstream.command.automation.AutomationDraft.ReactionDraft;
import io.dealstream.command.decision.Amounts;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.automation.AutomationDefinition;
import io.dealstream.events.automation.Conditions;
import io.dealstream.events.automation.Reaction;
import io.dealstream.events.automation.Trigger;
import io.dealstream.events.pipeline.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule must be like. */
final class AutomationRules {

  private static final int MOST_REACTIONS = 5;

  /** Six, as rates have. */
  private static final int MOST_DECIMALS = 6;

  private AutomationRules() {}

  static AutomationDefinition check(AutomationCommand.Define command) {
    var asked = command.asked();
    var name = Texts.name("name", given("name", asked.name()));
    var when = trigger(given("when", asked.when()));
    var pipelineId = Ids.optionalAddressable("pipelineId", asked.pipelineId());
    if (pipelineId != null && command.pipeline() == null) {
      throw new Refused("unknown-pipeline", "pipelineId", pipelineId);
    }
    return new AutomationDefinition(
        name,
        pipelineId,
        requireNonNullElse(asked.enabled(), true),
        when,
        conditions(
            requireNonNullElse(asked.onlyIf(), ConditionsDraft.NONE), when, command.pipeline()),
        reactions(requireNonNullElse(asked.then(), List.<@Nullable ReactionDraft>of()), when));
  }

  private static Trigger trigger(String word) {
    return Trigger.of(word)
        .orElseThrow(
            () ->
                new Refused(
                    "unknown-trigger",
                    "when",
                    Stream.of(Trigger.values())
                        .map(Trigger::word)
                        .collect(Collectors.joining(", "))));
  }

  private static Conditions conditions(
      ConditionsDraft asked, Trigger when, @Nullable Pipeline pipeline) {
    if (asked.kind() != null && when != STALLED) {
      throw new Refused("not-of-this-trigger", "onlyIf.kind", "only what has stalled has a kind");
    }
    return new Conditions(
        asked.stage() == null ? null : stage(asked.stage(), pipeline),
        Ids.optional("onlyIf.owner", asked.owner()),
        Ids.optional("onlyIf.team", asked.team()),
        Ids.optional("onlyIf.source", asked.source()),
        asked.amountAtLeast() == null ? null : amount(asked.amountAtLeast(), pipeline),
        asked.kind());
  }

  private static String stage(String stageId, @Nullable Pipeline pipeline) {
    var stage = of("onlyIf.stage", pipeline).stage(stageId);
    if (stage.isEmpty()) {
      throw new Refused("unknown-stage", "onlyIf.stage", stageId);
    }
    if (stage.filter(Stage::retired).isPresent()) {
      throw new Refused("stage-retired", "onlyIf.stage", stageId);
    }
    return stageId;
  }

  private static BigDecimal amount(BigDecimal asked, @Nullable Pipeline pipeline) {
    var field = "onlyIf.amountAtLeast";
    of(field, pipeline);
    var amount = Amounts.number(field, asked, "amount").stripTrailingZeros();
    if (amount.scale() > MOST_DECIMALS) {
      throw new Refused("too-many-decimals", field, MOST_DECIMALS + " at most");
    }
    // As people write it, and never as 1E+6.
    return amount.scale() < 0 ? amount.setScale(0) : amount;
  }

  /** Pipelines may call different stages by the same id, and count in different currencies. */
  private static Pipeline of(String field, @Nullable Pipeline pipeline) {
    if (pipeline == null) {
      throw new Refused("pipeline-needed", "pipelineId", field + " is of one pipeline");
    }
    return pipeline;
  }

  private static List<Reaction> reactions(List<@Nullable ReactionDraft> asked, Trigger when) {
    if (asked.isEmpty()) {
      throw new Refused("no-action", "then", "a rule does at least one thing");
    }
    if (asked.size() > MOST_REACTIONS) {
      throw new Refused("too-many-actions", "then", MOST_REACTIONS + " at most");
    }
    var reactions = new ArrayList<Reaction>();
    for (var i = 0; i < asked.size(); i++) {
      var place = "then[" + i + "]";
      var reaction = ReactionRules.check(place, given(place, asked.get(i)));
      if (reaction instanceof Reaction.Plan && (when == WON || when == LOST)) {
        throw new Refused(
            "deal-is-decided", place, "nothing is planned for a " + when.word() + " deal");
      }
      reactions.add(reaction);
    }
    return reactions;
  }

  static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw new Refused("missing-field", field, "it is needed");
    }
    return value;
  }
}
