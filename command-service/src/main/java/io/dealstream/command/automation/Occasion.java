package io.dealstream.command.automation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.command.deal.Automated;
import io.dealstream.command.store.Origin;
import io.dealstream.events.automation.Reaction;
import java.util.List;
import java.util.UUID;

/** A rule that has something to do about what has happened. */
record Occasion(Happening on, Rulebook.Rule rule, Causes causes) {

  private static final String ACTOR = "automation:";

  /** Whoever acts under such a name is a rule, where a run of it is known. */
  static boolean isRule(String actor) {
    return actor.startsWith(ACTOR);
  }

  static String ruleId(String actor) {
    return actor.substring(ACTOR.length());
  }

  List<Reaction> reactions() {
    return rule.definition().then();
  }

  /**
   * What comes of it goes by an id of the event, the rule and the action: the same in every try.
   */
  Automated automated(int action) {
    var name = String.join("|", on.eventId(), rule.id(), Integer.toString(action));
    var id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    return new Automated(reactions().get(action), id, rule.id(), on.event().occurredAt());
  }

  Origin origin() {
    return Origin.causedBy(on.eventId(), on.correlationId(), ACTOR + rule.id());
  }

  @Override
  public String toString() {
    return "automation %s on event %s of deal %s".formatted(rule.id(), on.eventId(), on.dealId());
  }
}
