package io.dealstream.command.automation;

import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;

/** Something that rules may be about. */
sealed interface Happening {

  /** The event's or the alert's: the same however often it is looked at. */
  String id();

  String dealId();

  /** What it is part of. */
  String correlationId();

  Instant occurredAt();

  /**
   * Something that has happened to a deal, with what stands around it.
   *
   * @param sequence its number among the deal's events
   * @param actor who did it; a rule by its own name
   * @param causationId of the command, or of what a rule did it for
   */
  record Event(
      long position,
      String id,
      long sequence,
      DealEvent event,
      String actor,
      String correlationId,
      String causationId)
      implements Happening {

    @Override
    public String dealId() {
      return event.dealId();
    }

    @Override
    public Instant occurredAt() {
      return event.occurredAt();
    }
  }

  /** A limit has passed, and nobody has done anything. */
  record Alert(DealAlert alert, String correlationId) implements Happening {

    @Override
    public String id() {
      return alert.alertId();
    }

    @Override
    public String dealId() {
      return alert.dealId();
    }

    @Override
    public Instant occurredAt() {
      return alert.occurredAt();
    }
  }
}
