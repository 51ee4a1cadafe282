package io.dealstream.metrics.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.intake.Arrival.Defect;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record that is not counted: key and value exactly as they came. */
public record DeadLetter(byte @Nullable [] key, byte @Nullable [] value) implements FromStageOne {

  static DeadLetter of(Arrival<?> arrival) {
    return new DeadLetter(arrival.key(), arrival.value());
  }

  /** The record's own headers, then why it is here and where it stood. */
  static Headers headers(Headers original, Defect defect, RecordMetadata from) {
    var headers = new RecordHeaders(original.toArray());
    add(headers, "dlq_reason", defect.reason());
    add(headers, "dlq_detail", defect.detail());
    add(headers, "dlq_topic", from.topic());
    add(headers, "dlq_partition", Integer.toString(from.partition()));
    add(headers, "dlq_offset", Long.toString(from.offset()));
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
