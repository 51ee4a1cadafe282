package io.dealstream.command.automation;

import io.dealstream.command.deal.Hindsight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at events in the order of their positions, and has done what rules say about them. How far
 * it has looked is noted when that is done: whoever is killed in between lets it be looked at
 * again, and what was done before is not done twice. One instance at a time: the lock on the note
 * only spares them from doing the same in vain.
 */
final class Following {

  /** As many events as are looked at in a fraction of a second. */
  private static final long AT_ONCE = 2_000;

  /** As many reactions as are put into one commit, and a few more where one event has many. */
  private static final int FULL = 50;

  private final EventsInOrder events;
  private final RunTable runs;
  private final Hindsight deals;
  private final Reacting reacting;
  private final TransactionOperations transaction;

  Following(
      EventsInOrder events,
      RunTable runs,
      Hindsight deals,
      Reacting reacting,
      TransactionOperations transaction) {
    this.events = events;
    this.runs = runs;
    this.deals = deals;
    this.reacting = reacting;
    this.transaction = transaction;
  }

  /**
   * @return whether it went on, so that there may be more to look at
   */
  boolean step(BooleanSupplier stopping) {
    return events.anyUnread()
        && !stopping.getAsBoolean()
        && Boolean.TRUE.equals(
            transaction.execute(
                _ -> {
                  var through = events.take();
                  return through.isPresent() && stepFrom(through.getAsLong());
                }));
  }

  private boolean stepFrom(long through) {
    var last = events.last();
    if (last <= through) {
      return false;
    }
    var rules = events.rulesFrom(through);
    var reached =
        rules.at(through + 1).isEmpty()
            ? Math.min(last, rules.nextAfter(through).orElse(last)) // nothing before it can matter
            : react(rules, through, Math.min(last, through + AT_ONCE));
    events.lookedThrough(reached);
    return true;
  }

  private long react(Rulebook<Long> rules, long through, long upTo) {
    var occasions = new ArrayList<Occasion>();
    var reached = upTo;
    for (var event : events.between(through, upTo)) {
      occasions.addAll(occasions(event, rules));
      if (occasions.size() >= FULL) {
        reached = event.position();
        break;
      }
    }
    reacting.react(occasions, List.of());
    return reached;
  }

  private List<Occasion> occasions(Happening.Event on, Rulebook<Long> rules) {
    var candidates =
        rules.at(on.position()).stream()
            .filter(rule -> Matching.mayBeAbout(rule.definition(), on.event()))
            .toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    var deal = deals.after(on.dealId(), on.sequence());
    var causes = runs.causesOf(on.actor(), on.causationId());
    return candidates.stream()
        .filter(rule -> Matching.isAbout(rule.definition(), on.event(), deal))
        .map(rule -> new Occasion(on, rule, causes))
        .toList();
  }
}
