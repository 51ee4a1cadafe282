package io.dealstream.query.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.query.intake.Complete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A metric's key with its newest record, and where on the topic that stands.
 *
 * @param segment as in keys, as is window
 * @param json the record as it is on the topic
 */
public record Change(
    String key,
    TopicPartition partition,
    long offset,
    String metric,
    int definition,
    String pipeline,
    String segment,
    String window,
    String json) {

  /**
   * @throws IllegalArgumentException where the record is not what its key says
   * @throws tools.jackson.core.JacksonException where it is no record of its topic
   */
  static Change of(ConsumerRecord<String, byte[]> record) {
    MetricRecord<? extends MetricItem> figure =
        Complete.checked(Known.read(record.topic(), record.value()));
    if (!MetricKey.of(figure).equals(record.key())) {
      throw new IllegalArgumentException("the value belongs to the key " + MetricKey.of(figure));
    }
    return new Change(
        record.key(),
        new TopicPartition(record.topic(), record.partition()),
        record.offset(),
        figure.metric(),
        figure.definition(),
        figure.pipelineId(),
        figure.segment().word(),
        figure.window().word(),
        new String(record.value(), UTF_8));
  }
}
