package io.dealstream.query.whatif;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be otherwise, and which figures are asked for.
 *
 * @param pipeline its id
 * @param window as for a metric; {@code all} where it is not given
 * @param segment as for a metric; {@code all} where it is not given
 * @param metrics their names, and {@code stuck}; all that count what deals did where it is not
 *     given
 * @param stageMapping which stage each of these is taken for, by id
 * @param probabilities from 0 to 1, by the stage's id
 * @param limits of the stages whose ids these are
 * @param deals how many deals of each item are told, 0 to 200
 */
record WhatIfBody(
    @Nullable String pipeline,
    @Nullable String window,
    @Nullable String segment,
    @Nullable List<String> metrics,
    @Nullable Map<String, String> stageMapping,
    @Nullable Map<String, BigDecimal> probabilities,
    @Nullable Map<String, StageLimits> limits,
    @Nullable Integer deals) {

  /**
   * @param ageLimitDays days of 24 hours, 0 for never; as it was where it is not given
   * @param idleLimitDays the same
   */
  record StageLimits(@Nullable Integer ageLimitDays, @Nullable Integer idleLimitDays) {}
}
