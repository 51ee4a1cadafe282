package io.dealstream.local.verify.store;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventReading;
import io.dealstream.events.audit.Chain;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** A row of the event store. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredEvent(
    String id,
    String aggregateId,
    long sequence,
    String aggregateType,
    String recordedAt,
    String type,
    byte[] payload,
    byte[] metadata) {

  /** The id people know: the store puts the type before it. */
  public String subject() {
    return aggregateId.substring(aggregateId.indexOf(':') + 1);
  }

  /**
   * What of it goes into the chains.
   *
   * @throws Unreadable where payload or metadata are not what an event consists of
   */
  public Chain.Link link() throws Unreadable {
    try {
      var time = EventJson.MAPPER.readTree(payload).path("occurredAt").asString("");
      var who = EventJson.MAPPER.readTree(metadata);
      return new Chain.Link(
          subject(),
          sequence,
          id,
          type,
          time,
          recordedAt,
          who.path("actor").asString(""),
          who.path("correlationId").asString(""),
          who.path("causationId").asString(""),
          payload);
    } catch (JacksonException notJson) {
      throw new Unreadable("it is not JSON: " + notJson.getOriginalMessage(), notJson);
    }
  }

  /**
   * What it says.
   *
   * @throws Unreadable where it is not the JSON of its type
   */
  public DomainEvent event() throws Unreadable {
    try {
      return Whole.checked(
          Objects.requireNonNull(EventReading.TODAY.read(type, payload), "it says null"));
    } catch (JacksonException notJson) {
      throw new Unreadable(
          "it is not the JSON of its type: " + notJson.getOriginalMessage(), notJson);
    } catch (IllegalArgumentException | ArithmeticException | NullPointerException wrong) {
      throw new Unreadable(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  @Override
  public String toString() {
    return aggregateId + " event " + sequence;
  }

  /** Nothing can be made of it. */
  public static final class Unreadable extends Exception {

    public Unreadable(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
