package io.dealstream.metrics.running;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How many records of each topic this instance has still to take, of the partitions it has. As of
 * when it last fetched some, and without the thousand of each partition that may be in its hands.
 */
final class StreamLag implements AutoCloseable {

  private final KafkaStreams streams;
  private final MeterRegistry meters;
  private final List<Meter> shown;

  /**
   * @param topics by what they are called outside, with their names
   */
  StreamLag(KafkaStreams streams, Map<String, String> topics, MeterRegistry meters) {
    this.streams = streams;
    this.meters = meters;
    this.shown =
        topics.entrySet().stream()
            .<Meter>map(topic -> gauge(topic.getKey(), topic.getValue()))
            .toList();
  }

  private Gauge gauge(String called, String topic) {
    return Gauge.builder("dealstream.metrics.lag", this, lag -> lag.of(topic))
        .baseUnit("records")
        .tag("topic", called)
        .description("Records that are still to be taken")
        .strongReference(true)
        .register(meters);
  }

  private double of(String topic) {
    return streams.metrics().entrySet().stream()
        .filter(metric -> isLagOf(topic, metric.getKey()))
        .mapToDouble(metric -> number(metric.getValue()))
        .filter(Double::isFinite)
        .sum();
  }

  private static boolean isLagOf(String topic, MetricName name) {
    return name.name().equals("records-lag")
        && topic.equals(name.tags().get("topic"))
        && !name.tags().getOrDefault("client-id", "").endsWith("restore-consumer");
  }

  private static double number(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  @Override
  public void close() {
    shown.forEach(meters::remove);
  }
}
