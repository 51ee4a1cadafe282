package io.dealstream.command.automation;

import io.dealstream.events.automation.AutomationDefinition;
import io.dealstream.events.automation.AutomationEvent;
import java.time.Instant;

/** A rule as its decisions need it. */
sealed interface Automation {

  Automation NONE = new None();

  record None() implements Automation {}

  record Defined(int version, AutomationDefinition definition, Instant lastAt)
      implements Automation {}

  record Removed(int version, Instant lastAt) implements Automation {}

  /** Each event tells the whole version. */
  static Automation after(AutomationEvent event) {
    return switch (event) {
      case AutomationEvent.Defined e ->
          new Defined(e.automationVersion(), e.definition(), e.occurredAt());
      case AutomationEvent.Removed e -> new Removed(e.automationVersion(), e.occurredAt());
    };
  }
}
