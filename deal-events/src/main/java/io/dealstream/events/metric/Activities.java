package io.dealstream.events.metric;

import io.dealstream.events.deal.ActivityType;

/**
 * What was done about deals, by when it happened; credited to whoever did it, and to the lead
 * source of the deal. What is planned, fell due or was called off was not done.
 *
 * @param count activities of that type, whether they were planned before or not
 */
public record Activities(ActivityType type, long count) implements MetricItem {

  @Override
  public String itemKey() {
    return type.word();
  }
}
