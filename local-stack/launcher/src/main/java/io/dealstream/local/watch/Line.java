package io.dealstream.local.watch;

import io.dealstream.events.metric.MetricKey;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record of a metric's topic.
 *
 * @param timestamp milliseconds
 * @param value JSON; null where the figure was taken away
 */
record Line(long timestamp, String key, byte @Nullable [] value) {

  private static final int PIPELINE = 0;
  private static final int WINDOW = 4;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  boolean isOf(String pipeline) {
    return MetricKey.encode(pipeline).equals(part(PIPELINE));
  }

  /** Whether its window is that, or of that kind. */
  boolean isIn(String window) {
    return part(WINDOW).equals(window) || part(WINDOW).startsWith(window + ":");
  }

  private String part(int number) {
    var parts = key.split("\\|", -1);
    return number < parts.length ? parts[number] : "";
  }

  String text() {
    var time = TIME.format(Instant.ofEpochMilli(timestamp));
    if (value == null) {
      return time + "  " + key + "  taken away";
    }
    var figure = JSON.readTree(value);
    var words = new ArrayList<String>();
    words.add(time);
    words.add(figure.path("pipelineId").asString(""));
    words.add(segment(figure.path("segment")));
    words.add(part(WINDOW));
    figure
        .path("item")
        .properties()
        .forEach(f -> words.add(f.getKey() + "=" + plain(f.getValue())));
    figure
        .path("reasons")
        .properties()
        .forEach(r -> words.add("(" + r.getValue().asString() + ")"));
    if (figure.path("correction").asBoolean(false)) {
      words.add("correction");
    }
    return String.join("  ", words);
  }

  private static String segment(JsonNode segment) {
    var dimension = segment.path("dimension").asString("all");
    var value = segment.path("value");
    return value.isString() ? dimension + ":" + value.asString() : dimension;
  }

  private static String plain(JsonNode value) {
    if (value.isObject() && value.has("amount")) {
      return value.path("amount").asString() + " " + value.path("currency").asString();
    }
    return value.isNull() ? "–" : value.isValueNode() ? value.asString() : value.toString();
  }
}
