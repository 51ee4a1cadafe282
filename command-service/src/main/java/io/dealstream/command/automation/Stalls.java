package io.dealstream.command.automation;

import io.dealstream.command.deal.Hindsight;
import io.dealstream.events.alert.DealAlert;
import java.time.Instant;
import java.util.List;

/** What rules have to do about alerts. */
final class Stalls {

  private final RunTable runs;
  private final DealStory stories;
  private final Hindsight deals;

  Stalls(RunTable runs, DealStory stories, Hindsight deals) {
    this.runs = runs;
    this.stories = stories;
    this.deals = deals;
  }

  /** Empty where the deal is stuck no longer, and of rules that have acted on it before. */
  List<Occasion> occasions(DealAlert alert, Rulebook<Instant> rules) {
    var candidates = candidates(alert, rules);
    if (candidates.isEmpty()) {
      return List.of();
    }
    var stall = new Stall(alert, stories.of(alert.dealId()));
    if (!stall.stands() || stall.wasImported()) {
      return List.of();
    }
    var deal = deals.after(alert.dealId(), alert.sequence());
    var ledTo = stall.ledTo();
    var causes = ledTo.map(by -> runs.causesOf(by.actor(), by.causationId())).orElse(Causes.NONE);
    var on = new Happening.Alert(alert, ledTo.map(Told::correlationId).orElse(alert.alertId()));
    return candidates.stream()
        .filter(rule -> Matching.isAbout(rule.definition(), alert, deal))
        .map(rule -> new Occasion(on, rule, causes))
        .toList();
  }

  private List<Rulebook.Rule> candidates(DealAlert alert, Rulebook<Instant> rules) {
    var about =
        rules.at(alert.occurredAt()).stream()
            .filter(rule -> Matching.mayBeAbout(rule.definition(), alert))
            .toList();
    if (about.isEmpty()) {
      return about; // as are all alerts that came before the first such rule
    }
    var before = runs.rulesThatActedOn(alert.alertId());
    return about.stream().filter(rule -> !before.contains(rule.id())).toList();
  }
}
