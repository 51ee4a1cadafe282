package io.dealstream.events.goal;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a goal. Each version is told whole. */
public sealed interface GoalEvent extends DomainEvent {

  String goalId();

  /** The version's number, from 0: that of the goal's event which brought it. */
  int goalVersion();

  GoalDefinition definition();

  @Override
  default String subject() {
    return goalId();
  }

  record Created(
      String goalId,
      int goalVersion,
      GoalDefinition definition,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements GoalEvent {}

  record Changed(
      String goalId,
      int goalVersion,
      GoalDefinition definition,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements GoalEvent {}
}
