package io.dealstream.metrics.tracing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dealstream.tracing.Traceparent;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event that is part of a trace.
 *
 * @param partition {@code topic-partition}
 * @param position its place among all events
 * @param traceparent of the span it was counted in
 */
record TracedEvent(String partition, long position, Traceparent traceparent) {

  /** On the topic between the stages alone; there may be several. */
  static final String HEADER = "traced-event";

  void writeTo(Headers headers) {
    headers.add(
        HEADER, "%s %d %s".formatted(partition, position, traceparent.text()).getBytes(US_ASCII));
  }

  /** Null where it is something else, whoever wrote it. */
  static @Nullable TracedEvent of(Header header) {
    var words = header.value() == null ? new String[0] : words(header.value());
    try {
      return words.length == 3
          ? new TracedEvent(words[0], Long.parseLong(words[1]), new Traceparent(words[2]))
          : null;
    } catch (NumberFormatException somethingElse) {
      return null;
    }
  }

  private static String[] words(byte[] value) {
    return new String(value, US_ASCII).split(" ", -1);
  }
}
