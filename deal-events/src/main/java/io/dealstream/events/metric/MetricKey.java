package io.dealstream.events.metric;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;

/**
 * {@code pipeline|metric|definition|segment|window|item}, every id in it percent-encoded, so that
 * no id can pass for a separator.
 */
public final class MetricKey {

  /** The item part of a metric that has one value. */
  public static final String SINGLE = "-";

  private MetricKey() {}

  public static String of(MetricRecord<?> r) {
    return of(
        r.pipelineId(), r.metric(), r.definition(), r.segment(), r.window(), r.item().itemKey());
  }

  /**
   * @param itemKey already encoded
   */
  public static String of(
      String pipelineId,
      String metric,
      int definition,
      Segment segment,
      Window window,
      String itemKey) {
    return String.join(
        "|",
        encode(pipelineId),
        metric,
        Integer.toString(definition),
        segment.word(),
        window.word(),
        itemKey);
  }

  public static String encode(String id) {
    return stays(id) ? id : URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  /** The id that was encoded. */
  public static String decode(String encoded) {
    return encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0
        ? encoded
        : URLDecoder.decode(encoded, UTF_8);
  }

  /** Nearly every id does, and keys are made for every figure that an event changes. */
  private static boolean stays(String id) {
    for (var i = 0; i < id.length(); i++) {
      var c = id.charAt(i);
      var plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
      if (!plain && c != '.' && c != '_' && c != '*') {
        return false;
      }
    }
    return true;
  }
}
