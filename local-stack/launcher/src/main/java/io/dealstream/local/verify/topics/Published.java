package io.dealstream.local.verify.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.audit.Envelope;
import io.dealstream.events.audit.Envelope.MalformedEnvelope;
import io.dealstream.local.verify.store.StoredEvent.Unreadable;
import io.dealstream.local.verify.store.StoredRow;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as it stands on its topic, or as it should by what is stored.
 *
 * @param said everything about it by name, as text
 */
@SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals alone
record Published(long position, Map<String, String> said, byte[] value) {

  /**
   * @throws MalformedEnvelope where its headers are no envelope
   */
  static Published of(ConsumerRecord<String, byte[]> record) {
    var value = record.value() == null ? new byte[0] : record.value();
    var envelope = Envelope.readFrom(record.headers());
    return of(record.topic(), String.valueOf(record.key()), record.timestamp(), envelope, value);
  }

  /**
   * @throws Unreadable where nothing can be made of what is stored
   */
  static Published of(StoredRow row) throws Unreadable {
    var event = Objects.requireNonNull(row.event());
    var link = event.link();
    var envelope = Envelope.of(link, row.position(), row.chain(), row.dealChain());
    var topic = event.aggregateType() + "-events";
    return of(topic, link.key(), millis(link.recordedTime()), envelope, link.value());
  }

  private static Published of(
      String topic, String key, long timestamp, Envelope envelope, byte[] value) {
    var said = new LinkedHashMap<String, String>();
    said.put("topic", topic);
    said.put("key", key);
    said.put("timestamp", Long.toString(timestamp));
    said.putAll(envelope.attributes());
    return new Published(envelope.position(), said, value);
  }

  private static long millis(String time) throws Unreadable {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException noTime) {
      throw new Unreadable("no time is " + time, noTime);
    }
  }

  Fingerprint fingerprint() {
    return Fingerprint.of(said, value);
  }

  /** Is told each name under which the other says something else. */
  void compare(Published found, Difference difference) {
    said.forEach(
        (name, expected) -> {
          var other = found.said.get(name);
          if (!expected.equals(other)) {
            difference.in(name, expected, String.valueOf(other));
          }
        });
    var at = Arrays.mismatch(value, found.value);
    if (at >= 0) {
      difference.in("value from byte " + at, excerpt(value, at), excerpt(found.value, at));
    }
  }

  private static String excerpt(byte[] text, int from) {
    var end = Math.min(text.length, from + 24);
    return from >= end ? "its end" : new String(text, from, end - from, UTF_8);
  }

  /** Two things said under one name. */
  @FunctionalInterface
  interface Difference {
    void in(String name, String expected, String found);
  }
}
