package io.dealstream.local.verify.figures;

import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Window;
import io.dealstream.events.topic.Topic;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A figure as its topic holds it. */
record PublishedFigure(String key, MetricRecord<? extends MetricItem> record) {

  /** The value is no figure, or that of another key. */
  static final class Unreadable extends Exception {

    Unreadable(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }

  static PublishedFigure read(
      Topic<String, ? extends MetricRecord<? extends MetricItem>> topic, String key, byte[] value)
      throws Unreadable {
    try {
      var record =
          Objects.requireNonNull(topic.values().deserializer().deserialize(topic.name(), value));
      if (parts(record).anyMatch(Objects::isNull)) {
        throw new Unreadable("it is not whole", null);
      }
      if (!MetricKey.of(record).equals(key)) {
        throw new Unreadable("it is the figure of " + MetricKey.of(record), null);
      }
      return new PublishedFigure(key, record);
    } catch (JacksonException | IllegalArgumentException | NullPointerException notOne) {
      throw new Unreadable("it is no figure: " + notOne.getMessage(), notOne);
    }
  }

  /** What JSON may have left out, whatever the type promises. */
  private static Stream<@Nullable Object> parts(MetricRecord<?> r) {
    return Stream.of(
        r.metric(), r.pipelineId(), r.window(), r.segment(), r.item(), r.reasons(), r.folded());
  }

  Cut cut() {
    return Cut.of(record.folded());
  }

  boolean isTrailing() {
    return record.window().kind().equals(Window.TRAILING);
  }

  /** Whether its window is one that ends now, where it is one that ends with a day at all. */
  boolean endsWith(LocalDate today, ZoneId zone) {
    return !isTrailing() || record.window().equals(Window.trailing(today, zone));
  }
}
