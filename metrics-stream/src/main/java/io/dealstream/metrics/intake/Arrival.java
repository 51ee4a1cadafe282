package io.dealstream.metrics.intake;

import io.dealstream.events.DomainEvent;
import org.jspecify.annotations.Nullable;

/** A record of an event topic once it has been looked at. Keeps the bytes it came as. */
public sealed interface Arrival<E extends DomainEvent> {

  byte @Nullable [] key();

  byte @Nullable [] value();

  /**
   * @param sequence the event's number in its aggregate, from 0
   * @param position its place among all events
   * @param recordedAt epoch milliseconds
   */
  record Received<E extends DomainEvent>(
      E event,
      long sequence,
      long position,
      long recordedAt,
      byte @Nullable [] key,
      byte @Nullable [] value)
      implements Arrival<E> {}

  record Unreadable<E extends DomainEvent>(
      Defect defect, byte @Nullable [] key, byte @Nullable [] value) implements Arrival<E> {}

  /**
   * @param reason a code
   * @param detail for people
   */
  record Defect(String reason, String detail) {}
}
