package io.dealstream.command.store;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Map;

/**
 * Where a command comes from; stands around each of its events.
 *
 * @param actor who asked
 * @param correlationId what it is part of: an import, or just itself
 * @param commandId the command itself, the same in every try; or the event that led to it
 */
public record Origin(String actor, String correlationId, String commandId) {

  static final String ACTOR = "actor";
  static final String CORRELATION = "correlationId";
  static final String CAUSATION = "causationId";

  /** A command that stands by itself. */
  public static Origin of(String actor) {
    var id = UuidCreator.getTimeOrderedEpoch().toString();
    return new Origin(actor, id, id);
  }

  /** A command that is part of something. */
  public static Origin partOf(String correlationId, String actor) {
    return new Origin(actor, correlationId, UuidCreator.getTimeOrderedEpoch().toString());
  }

  /**
   * A command that something which has happened led to: part of the same, and caused by that event.
   */
  public static Origin causedBy(String eventId, String correlationId, String actor) {
    return new Origin(actor, correlationId, eventId);
  }

  Map<String, Object> asMetaData() {
    return Map.of(ACTOR, actor, CORRELATION, correlationId, CAUSATION, commandId);
  }

  /** Says that a single event of a command was somebody else's doing. */
  public static Map<String, Object> by(String actor) {
    return Map.of(ACTOR, actor);
  }
}
