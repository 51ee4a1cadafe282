package io.dealstream.events;

import java.time.Instant;

/**
 * Something that was decided and stays decided. Stored and published as the same JSON: a released
 * record keeps its name and its meaning; a change is a new version beside it.
 */
public interface DomainEvent {

  /**
   * The id of what it happened to, as people and URLs spell it; also the record's key on its topic.
   */
  String subject();

  /**
   * When it happened in the business, in whole milliseconds; never before the subject's previous
   * event.
   */
  Instant occurredAt();

  /** Through what it came. */
  Via via();
}
