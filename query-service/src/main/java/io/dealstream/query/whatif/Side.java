package io.dealstream.query.whatif;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.whatif.WhatIfAnswer.Stuck;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import io.dealstream.recount.otherwise.OtherTerms.Limits;
import io.dealstream.recount.otherwise.StuckDeals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A pipeline's figures under one of two terms. */
final class Side {

  /**
   * What was counted, by the item's part of the published key, and what is null for what reason.
   */
  record Figures(Map<String, Object> items, Map<String, String> reasons) {}

  /** Of no figure; but whether a deal is stuck may depend on them. */
  static final List<Class<? extends DealEvent>> TOUCHES =
      List.of(
          DealEvent.ActivityPlanned.class,
          DealEvent.ActivityRescheduled.class,
          DealEvent.ActivityCancelled.class,
          DealEvent.ActivityFellDue.class,
          DealEvent.NoticeGiven.class,
          DealEvent.Absorbed.class);

  private final String pipelineId;
  private final PipelineDefinition definition;
  private final Recount recount = new Recount();
  private final StuckDeals stuck;

  Side(String pipelineId, PipelineDefinition definition, Map<String, Limits> limits) {
    this.pipelineId = pipelineId;
    this.definition = definition;
    this.stuck = new StuckDeals(pipelineId, limits);
    recount.define(pipelineId, definition);
  }

  void take(DealEvent event) {
    if (!TOUCHES.contains(event.getClass())) {
      recount.add(event);
    }
    stuck.take(event);
  }

  /** What would have changed nothing is a touch all the same. */
  void touch(DealEvent event) {
    stuck.touch(event);
  }

  List<String> stages() {
    return definition.stages().stream().map(Stage::id).toList();
  }

  Figures figures(Metric<?> metric, Segment segment, Window window, Stamp stamp) {
    var items = new LinkedHashMap<String, Object>();
    var reasons = new TreeMap<String, String>();
    for (var record : recount.answer(metric, pipelineId, segment, window, stamp)) {
      items.put(record.item().itemKey(), record.item());
      reasons.putAll(record.reasons());
    }
    return new Figures(items, reasons);
  }

  /** Of every deal that ever was in the pipeline. */
  Set<String> deals() {
    return recount.lives(pipelineId).keySet();
  }

  /** What a deal adds, by the item. */
  Map<String, Object> ofDeal(
      Metric<?> metric, String deal, Segment segment, Window window, Stamp stamp) {
    var byItem = new LinkedHashMap<String, Object>();
    recount
        .ofDeal(metric, pipelineId, deal, segment, window, stamp)
        .forEach(item -> byItem.put(item.itemKey(), item));
    return byItem;
  }

  /** By stage, zeros too. */
  Figures stuck(Segment segment, Stamp stamp) {
    var byStage = new LinkedHashMap<String, Object>();
    for (var stage : stages()) {
      var there =
          stuck.before(stamp.asOf()).values().stream()
              .filter(one -> one.stage().equals(stage) && one.credit().isIn(segment))
              .toList();
      byStage.put(
          stage,
          new Stuck(
              stage,
              there.size(),
              there.stream().filter(StuckDeals.Stuck::idle).count(),
              there.stream().filter(StuckDeals.Stuck::overstayed).count()));
    }
    return new Figures(byStage, Map.of());
  }

  Map<String, Map<String, Object>> stuckByDeal(Segment segment, Stamp stamp) {
    var byDeal = new LinkedHashMap<String, Map<String, Object>>();
    stuck
        .before(stamp.asOf())
        .forEach(
            (deal, one) -> {
              if (one.credit().isIn(segment)) {
                var alone = new Stuck(one.stage(), 1, one.idle() ? 1 : 0, one.overstayed() ? 1 : 0);
                byDeal.put(deal, Map.of(one.stage(), alone));
              }
            });
    return byDeal;
  }
}
