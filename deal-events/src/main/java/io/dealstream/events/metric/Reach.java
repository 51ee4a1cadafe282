package io.dealstream.events.metric;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Of the deals that ever entered a stage, those that later entered another one behind it, at any
 * time and across their lives; credited as of the first entry. A stage that was skipped was not
 * entered; a move back takes nothing away.
 *
 * @param to a stage positioned after {@code from} in the newest version of the pipeline, or {@link
 *     #WON}: the deals that are won now
 * @param entered deals that ever entered {@code from}
 * @param rate {@code reached / entered}, six decimals
 */
public record Reach(String from, String to, long entered, long reached, @Nullable BigDecimal rate)
    implements MetricItem {

  /** No stage goes by this name. */
  public static final String WON = "won";

  @Override
  public String itemKey() {
    return itemKey(from, to);
  }

  public static String itemKey(String from, String to) {
    return MetricKey.encode(from) + ":" + MetricKey.encode(to);
  }
}
