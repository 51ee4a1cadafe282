package io.dealstream.query.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures as they are, beside those there would be.
 *
 * @param stages that would be left, in their order
 * @param asOf up to when was counted
 * @param folded the highest position of each partition that was counted
 */
record WhatIfAnswer(
    String pipelineId,
    Window window,
    Segment segment,
    List<String> stages,
    List<Compared> metrics,
    Instant asOf,
    Map<String, Long> folded) {

  /**
   * @param definition that both figures follow
   * @param reasons a code for each field that is null in one of the items, by the field's name
   */
  record Compared(String metric, int definition, Reasons reasons, List<Item> items) {}

  record Reasons(Map<String, String> now, Map<String, String> then) {}

  /**
   * @param item its part of the published key
   * @param now null where it would be new
   * @param then null where it would be no more
   * @param difference {@code then} less {@code now}, of each number that both have and that differs
   * @param changed how many deals count otherwise in it
   * @param deals some of them, those that came last first
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Item(
      String item,
      @Nullable Object now,
      @Nullable Object then,
      Map<String, Object> difference,
      int changed,
      List<Deal> deals) {}

  /**
   * @param name as it was opened under
   * @param now what it adds to the figure; nothing where it does not count
   * @param then what it would add
   */
  record Deal(String dealId, String name, Map<String, Object> now, Map<String, Object> then) {}

  /**
   * Open deals that are stuck in a stage.
   *
   * @param deals that are one or the other, each once
   */
  record Stuck(String stageId, long deals, long idle, long overstayed) {}
}
