package io.dealstream.command.automation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.command.deal.Automated;
import io.dealstream.command.store.Origin;
import io.dealstream.events.automation.Reaction;
import java.util.List;
import java.util.UUID;

/** A rule that has something to do about what has happened. */
record Occasion(Happening on, Rulebook.Rule rule, Causes causes) {

  List<Reaction> reactions() {
    return rule.definition().then();
  }

  /** What comes of it goes by an id of what happened, the rule and the action: always the same. */
  Automated automated(int action) {
    var name = String.join("|", on.id(), rule.id(), Integer.toString(action));
    var id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    return new Automated(reactions().get(action), id, rule.id(), on.occurredAt());
  }

  Origin origin() {
    return Origin.causedBy(on.id(), on.correlationId(), RuleActor.of(rule.id()));
  }

  @Override
  public String toString() {
    return "automation %s on %s of deal %s".formatted(rule.id(), on.id(), on.dealId());
  }
}
