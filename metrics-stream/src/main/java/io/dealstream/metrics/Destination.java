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

  /** By the key, as a figure that is no more has nothing else. */
  record OfItsMetric() implements TopicNameExtractor<String, MetricRecord<?>> {
    @Override
    public String extract(String key, MetricRecord<?> record, RecordContext from) {
      var metric = key.indexOf('|') + 1;
      return "metrics." + key.substring(metric, key.indexOf('|', metric));
    }
  }
}
