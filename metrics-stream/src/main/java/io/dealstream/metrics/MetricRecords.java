package io.dealstream.metrics;

import io.dealstream.events.EventJson;
import io.dealstream.events.metric.MetricRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How records of all metrics are written by one sink. Each topic's own serde reads them back. */
final class MetricRecords {

  static final Serde<MetricRecord<?>> SERDE =
      Serdes.serdeFrom(
          (_, record) -> record == null ? null : EventJson.MAPPER.writeValueAsBytes(record),
          (topic, _) -> {
            throw new UnsupportedOperationException(topic + " is written here, never read");
          });

  private MetricRecords() {}
}
