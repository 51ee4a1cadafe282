package io.dealstream.events.automation;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a rule. Each version is told whole, and holds for the events of deals whose
 * position is behind its own.
 */
public sealed interface AutomationEvent extends DomainEvent {

  String automationId();

  /** The version's number, from 0: that of the rule's event which brought it. */
  int automationVersion();

  @Override
  default String subject() {
    return automationId();
  }

  record Defined(
      String automationId,
      int automationVersion,
      AutomationDefinition definition,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements AutomationEvent {}

  /** It does nothing any more; it may be defined again. */
  record Removed(
      String automationId,
      int automationVersion,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements AutomationEvent {}
}
