package io.dealstream.metrics;

import io.dealstream.events.metric.MetricRecord;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Topics that depend on the record. Records, as they appear in the topology's description. */
final class Destination {

  private Destination() {}

  /** Each event topic has dead letters of its own. */
  record DeadLetters() implements TopicNameExtractor<byte[], byte[]> {
    @Override
    public String extract(byte[] key, byte[] value, RecordContext from) {
      return from.topic() + ".dlq";
    }
  }

  record OfItsMetric() implements TopicNameExtractor<String, MetricRecord<?>> {
    @Override
    public String extract(String key, MetricRecord<?> record, RecordContext from) {
      return "metrics." + record.metric();
    }
  }
}
