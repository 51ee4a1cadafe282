package io.dealstream.metrics.intake;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.audit.Envelope;

/** Key, envelope and event must say the same, and nothing that cannot be. */
final class Agreement {

  private Agreement() {}

  static void check(String key, Envelope envelope, DomainEvent event) {
    same("key", key, event.subject());
    same("ce_subject", envelope.subject(), event.subject());
    if (!Decode.instant("ce_time", envelope.time()).equals(event.occurredAt())) {
      throw new BadRecord("contradiction", "ce_time is not the event's occurredAt");
    }
    notNegative("ce_sequence", envelope.sequence());
    notNegative("ce_position", envelope.position());
  }

  private static void same(String attribute, String said, String subject) {
    if (!said.equals(subject)) {
      throw new BadRecord("contradiction", attribute + " is not the id the event is about");
    }
  }

  private static void notNegative(String attribute, long number) {
    if (number < 0) {
      throw new BadRecord("malformed-envelope", attribute + " is below zero");
    }
  }
}
