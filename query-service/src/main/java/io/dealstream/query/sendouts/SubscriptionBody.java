package io.dealstream.query.sendouts;

import org.jspecify.annotations.Nullable;

/**
 * What a subscription is asked for with: either an e-mail address or a receiver's.
 *
 * @param period {@code weekly}, {@code biweekly} or {@code monthly}
 * @param segment as reviews take it; all without it
 * @param lang {@code en} or {@code pl}; {@code en} without it
 * @param date a day of the first period that is sent, in the pipeline's zone; without it, today
 */
record SubscriptionBody(
    @Nullable String pipeline,
    @Nullable String period,
    @Nullable String segment,
    @Nullable String lang,
    @Nullable String email,
    @Nullable String url,
    @Nullable String date) {

  /** Not the addresses. */
  @Override
  public String toString() {
    return "SubscriptionBody[" + pipeline + "]";
  }
}
