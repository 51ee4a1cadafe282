package io.dealstream.command.goal;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.goal.GoalEvent;
import java.time.Instant;
import java.util.List;

/** The goal's state machine: state × command. */
final class GoalDecider {

  private record On(Goal goal, GoalCommand command) {}

  private GoalDecider() {}

  /**
   * @return what the command makes happen; empty where it changes nothing
   * @throws Refused where a rule forbids it
   */
  static List<GoalEvent> decide(Goal goal, GoalCommand command, Basis b) {
    return switch (new On(goal, command)) {
      case On(Goal.None _, GoalCommand.Define c) -> List.of(created(c, b));
      case On(Goal.Defined present, GoalCommand.Define c) -> changed(present, c, b);
    };
  }

  private static GoalEvent created(GoalCommand.Define c, Basis b) {
    var id = Ids.addressable("id", b.id());
    return new GoalEvent.Created(
        id, 0, checked(c), Texts.reason(c.reason()), b.via(), at(c, Instant.MIN, b));
  }

  private static List<GoalEvent> changed(Goal.Defined present, GoalCommand.Define c, Basis b) {
    var definition = checked(c);
    if (definition.equals(present.definition())) {
      return List.of();
    }
    return List.of(
        new GoalEvent.Changed(
            b.id(),
            present.version() + 1,
            definition,
            Texts.reason(c.reason()),
            b.via(),
            at(c, present.lastAt(), b)));
  }

  private static GoalDefinition checked(GoalCommand.Define c) {
    return GoalRules.check(c.asked(), c.pipelineKnown());
  }

  private static Instant at(GoalCommand.Define c, Instant last, Basis b) {
    return OccurredAt.decide(c.occurredAt(), last, b.now());
  }
}
