package io.dealstream.events.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/**
 * What travels around an event: CloudEvents 1.0 attributes in Kafka's binary mode. Times are kept
 * as the text they were written as, because the chains are computed over that text.
 *
 * @param id the event's own id
 * @param type its stable name
 * @param source who published it
 * @param subject the aggregate's id; the record's key too
 * @param time occurredAt
 * @param recordedTime when the event store took it
 * @param sequence the event's number in its aggregate, from 0
 * @param position the event's place among all events, from 1, without a hole
 * @param chain SHA-256 over everything up to and including this event, see {@link Chain}
 * @param dealChain the same over the events of its aggregate alone
 */
public record Envelope(
    String id,
    String type,
    String source,
    String subject,
    String time,
    String recordedTime,
    long sequence,
    long position,
    byte[] chain,
    byte[] dealChain,
    String correlationId,
    String causationId,
    String actor) {

  public static final String SOURCE = "/dealstream";

  /** That of a link of the chains, with its place in them. */
  public static Envelope of(Chain.Link link, long position, byte[] chain, byte[] dealChain) {
    return new Envelope(
        link.id(),
        link.type(),
        SOURCE,
        link.key(),
        link.time(),
        link.recordedTime(),
        link.sequence(),
        position,
        chain,
        dealChain,
        link.correlationId(),
        link.causationId(),
        link.actor());
  }

  public void writeTo(Headers headers) {
    attributes().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
  }

  /** As they are written, by the header's name. */
  public Map<String, String> attributes() {
    var all = new LinkedHashMap<String, String>();
    all.put(EventHeaders.SPEC_VERSION, "1.0");
    all.put(EventHeaders.ID, id);
    all.put(EventHeaders.TYPE, type);
    all.put(EventHeaders.SOURCE, source);
    all.put(EventHeaders.SUBJECT, subject);
    all.put(EventHeaders.TIME, time);
    all.put(EventHeaders.RECORDED_TIME, recordedTime);
    all.put(EventHeaders.SEQUENCE, Long.toString(sequence));
    all.put(EventHeaders.POSITION, Long.toString(position));
    all.put(EventHeaders.CHAIN, HexFormat.of().formatHex(chain));
    all.put(EventHeaders.DEAL_CHAIN, HexFormat.of().formatHex(dealChain));
    all.put(EventHeaders.CORRELATION_ID, correlationId);
    all.put(EventHeaders.CAUSATION_ID, causationId);
    all.put(EventHeaders.ACTOR, actor);
    all.put("content-type", "application/json");
    return all;
  }

  /**
   * @throws MalformedEnvelope where an attribute is missing or is not what it should be
   */
  public static Envelope readFrom(Headers headers) {
    return new Envelope(
        text(headers, EventHeaders.ID),
        text(headers, EventHeaders.TYPE),
        text(headers, EventHeaders.SOURCE),
        text(headers, EventHeaders.SUBJECT),
        text(headers, EventHeaders.TIME),
        text(headers, EventHeaders.RECORDED_TIME),
        number(headers, EventHeaders.SEQUENCE),
        number(headers, EventHeaders.POSITION),
        hash(headers, EventHeaders.CHAIN),
        hash(headers, EventHeaders.DEAL_CHAIN),
        text(headers, EventHeaders.CORRELATION_ID),
        text(headers, EventHeaders.CAUSATION_ID),
        text(headers, EventHeaders.ACTOR));
  }

  private static String text(Headers headers, String name) {
    var text = EventHeaders.text(headers, name);
    if (text == null) {
      throw new MalformedEnvelope(name, "is missing");
    }
    return text;
  }

  private static long number(Headers headers, String name) {
    var text = text(headers, name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new MalformedEnvelope(name, "is no number: " + text, notANumber);
    }
  }

  private static byte[] hash(Headers headers, String name) {
    var text = text(headers, name);
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException notHex) {
      throw new MalformedEnvelope(name, "is not hexadecimal: " + text, notHex);
    }
  }

  /** A record whose headers are no envelope of ours. */
  public static final class MalformedEnvelope extends RuntimeException {

    MalformedEnvelope(String attribute, String why) {
      super(attribute + " " + why);
    }

    MalformedEnvelope(String attribute, String why, Throwable cause) {
      super(attribute + " " + why, cause);
    }
  }
}
