package io.dealstream.command.automation;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.automation.AutomationDefinition;
import io.dealstream.events.automation.AutomationEvent;
import java.time.Instant;
import java.util.List;

/** The rule's state machine: state × command. */
final class AutomationDecider {

  private record On(Automation automation, AutomationCommand command) {}

  private AutomationDecider() {}

  /**
   * @return what the command makes happen; empty where it changes nothing
   * @throws Refused where a rule forbids it
   */
  static List<AutomationEvent> decide(
      Automation automation, AutomationCommand command, Basis basis) {
    return switch (new On(automation, command)) {
      case On(Automation.None _, AutomationCommand.Define c) -> first(c, basis);
      case On(Automation.None _, AutomationCommand.Remove _) ->
          throw Refused.unknown("unknown-automation", "id", basis.id());

      case On(Automation.Defined a, AutomationCommand.Define c) -> changed(a, c, basis);
      case On(Automation.Defined a, AutomationCommand.Remove _) -> List.of(removed(a, basis));

      case On(Automation.Removed a, AutomationCommand.Define c) ->
          List.of(defined(a.version() + 1, AutomationRules.check(c), c, a.lastAt(), basis));
      case On(Automation.Removed _, AutomationCommand.Remove _) -> List.of();
    };
  }

  private static List<AutomationEvent> first(AutomationCommand.Define c, Basis basis) {
    Ids.addressable("id", basis.id());
    return List.of(defined(0, AutomationRules.check(c), c, Instant.MIN, basis));
  }

  private static List<AutomationEvent> changed(
      Automation.Defined present, AutomationCommand.Define c, Basis basis) {
    var definition = AutomationRules.check(c);
    return definition.equals(present.definition())
        ? List.of()
        : List.of(defined(present.version() + 1, definition, c, present.lastAt(), basis));
  }

  private static AutomationEvent defined(
      int version,
      AutomationDefinition definition,
      AutomationCommand.Define c,
      Instant last,
      Basis basis) {
    return new AutomationEvent.Defined(
        basis.id(),
        version,
        definition,
        Texts.reason(c.asked().reason()),
        basis.via(),
        OccurredAt.decide(null, last, basis.now()));
  }

  private static AutomationEvent removed(Automation.Defined present, Basis basis) {
    return new AutomationEvent.Removed(
        basis.id(),
        present.version() + 1,
        null,
        basis.via(),
        OccurredAt.decide(null, present.lastAt(), basis.now()));
  }
}
