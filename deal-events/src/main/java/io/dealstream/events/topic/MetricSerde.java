package io.dealstream.events.topic;

import io.dealstream.events.EventJson;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import tools.jackson.databind.ObjectReader;

/** A metric's records as JSON. */
final class MetricSerde<I extends MetricItem> implements Serde<MetricRecord<I>> {

  private final ObjectReader reader;

  MetricSerde(Metric<I> metric) {
    reader =
        EventJson.MAPPER.readerFor(
            EventJson.MAPPER
                .getTypeFactory()
                .constructParametricType(MetricRecord.class, metric.itemType()));
  }

  @Override
  public Serializer<MetricRecord<I>> serializer() {
    return (_, value) -> value == null ? null : EventJson.MAPPER.writeValueAsBytes(value);
  }

  @Override
  public Deserializer<MetricRecord<I>> deserializer() {
    return (_, bytes) -> bytes == null ? null : reader.readValue(bytes);
  }
}
