package io.dealstream.events.metric;

import io.dealstream.events.Money;

/**
 * The deals that are open in a stage now, credited to the present owner, team and source; of all
 * time alone, as it was at no other time. What a deal is worth is its value in reporting currency
 * at the rate of its last change of amount. How likely it is won is its own probability, else that
 * of its stage by the pipeline version under which it entered: a newer version says so of deals
 * that enter from then on. It is taken to nine decimals.
 *
 * @param count open deals
 * @param value of those that have one
 * @param weightedValue value times probability, rounded once, half to even
 * @param withoutValue deals that have no amount yet, and count in neither value
 * @param withoutProbability deals that have a value but entered before events told a probability,
 *     and have none of their own: in {@code value}, not in {@code weightedValue}
 */
public record OpenPipeline(
    String stageId,
    long count,
    Money value,
    Money weightedValue,
    long withoutValue,
    long withoutProbability)
    implements MetricItem {

  @Override
  public String itemKey() {
    return MetricKey.encode(stageId);
  }
}
