package io.dealstream.command.automation;

import io.dealstream.command.decision.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that led to an event, one by the other; none where somebody did it. All of them were
 * about the same deal, since what a rule does, it does to the deal it is about.
 */
record Causes(List<String> rules) {

  static final Causes NONE = new Causes(List.of());

  /** Who needs more rules in a row than these has most likely made them run after each other. */
  static final int DEEPEST = 5;

  Causes {
    rules = List.copyOf(rules);
  }

  Causes and(String ruleId) {
    var longer = new ArrayList<>(rules);
    longer.add(ruleId);
    return new Causes(longer);
  }

  /** Why a rule must not go on from here; empty where it may. */
  Optional<Refusal> forbid(String ruleId) {
    if (rules.contains(ruleId)) {
      return Optional.of(loop("automation-in-a-circle", ruleId));
    }
    if (rules.size() >= DEEPEST) {
      return Optional.of(loop("too-many-automations-in-a-row", ruleId));
    }
    return Optional.empty();
  }

  private Refusal loop(String rule, String ruleId) {
    return new Refusal(Refusal.Kind.RULE, rule, "when", String.join(" > ", and(ruleId).rules));
  }
}
