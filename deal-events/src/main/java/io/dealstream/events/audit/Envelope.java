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
    all.put("ce_specversion", "1.0");
    all.put("ce_id", id);
    all.put("ce_type", type);
    all.put("ce_source", source);
    all.put("ce_subject", subject);
    all.put("ce_time", time);
    all.put("ce_recordedtime", recordedTime);
    all.put("ce_sequence", Long.toString(sequence));
    all.put("ce_position", Long.toString(position));
    all.put("ce_chain", HexFormat.of().formatHex(chain));
    all.put("ce_dealchain", HexFormat.of().formatHex(dealChain));
    all.put("ce_correlationid", correlationId);
    all.put("ce_causationid", causationId);
    all.put("ce_actor", actor);
    all.put("content-type", "application/json");
    return all;
  }

  /**
   * @throws MalformedEnvelope where an attribute is missing or is not what it should be
   */
  public static Envelope readFrom(Headers headers) {
    return new Envelope(
        text(headers, "ce_id"),
        text(headers, "ce_type"),
        text(headers, "ce_source"),
        text(headers, "ce_subject"),
        text(headers, "ce_time"),
        text(headers, "ce_recordedtime"),
        number(headers, "ce_sequence"),
        number(headers, "ce_position"),
        hash(headers, "ce_chain"),
        hash(headers, "ce_dealchain"),
        text(headers, "ce_correlationid"),
        text(headers, "ce_causationid"),
        text(headers, "ce_actor"));
  }

  private static String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new MalformedEnvelope(name, "is missing");
    }
    return new String(header.value(), UTF_8);
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
