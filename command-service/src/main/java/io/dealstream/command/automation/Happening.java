package io.dealstream.command.automation;

import io.dealstream.events.deal.DealEvent;

/**
 * Something that has happened to a deal, with what stands around it.
 *
 * @param sequence its number among the deal's events
 * @param actor who did it; a rule by its own name
 * @param causationId of the command, or of the event that a rule did it for
 */
record Happening(
    long position,
    String eventId,
    long sequence,
    DealEvent event,
    String actor,
    String correlationId,
    String causationId) {

  String dealId() {
    return event.dealId();
  }
}
