package io.dealstream.query.metrics;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import java.util.Map;

/** The metrics there are, and how their records are read. */
final class Known {

  private static final Map<String, Topic<String, ? extends MetricRecord<? extends MetricItem>>>
      TOPICS = Topics.METRIC_TOPICS.stream().collect(toUnmodifiableMap(Topic::name, t -> t));

  private Known() {}

  /**
   * @throws tools.jackson.core.JacksonException where the bytes are no record of that topic
   */
  static MetricRecord<? extends MetricItem> read(String topic, byte[] value) {
    var known = TOPICS.get(topic);
    if (known == null) {
      throw new IllegalArgumentException("no metric is published on " + topic);
    }
    return known.values().deserializer().deserialize(topic, value);
  }
}
