package io.dealstream.command.goal;

import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.goal.GoalEvent;
import java.time.Instant;

/** A goal as its decisions need it. */
sealed interface Goal {

  Goal NONE = new None();

  record None() implements Goal {}

  record Defined(int version, GoalDefinition definition, Instant lastAt) implements Goal {}

  /** Each event tells the whole version. */
  static Goal after(GoalEvent e) {
    return new Defined(e.goalVersion(), e.definition(), e.occurredAt());
  }
}
