package io.dealstream.local.verify.figures;

import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.topic.Topic;
import io.dealstream.local.verify.topics.TopicReader;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A metric's topic, read to its end and then on. */
final class NewestFigures implements AutoCloseable {

  private final Topic<String, ? extends MetricRecord<? extends MetricItem>> topic;
  private final TopicReader reader;

  NewestFigures(String kafka, Topic<String, ? extends MetricRecord<? extends MetricItem>> topic) {
    this.topic = topic;
    this.reader = new TopicReader(kafka, List.of(topic.name()));
  }

  Topic<String, ? extends MetricRecord<? extends MetricItem>> topic() {
    return topic;
  }

  /**
   * Reads what has come by now.
   *
   * @param eye is told key and value; of one key the last holds, and null says that it is gone
   */
  void readOn(BiConsumer<String, byte @Nullable []> eye) {
    reader.readTo(
        reader.ends(), record -> eye.accept(String.valueOf(record.key()), record.value()));
  }

  @Override
  public void close() {
    reader.close();
  }
}
