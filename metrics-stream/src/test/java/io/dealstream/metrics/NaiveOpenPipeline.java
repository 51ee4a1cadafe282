package io.dealstream.metrics;

import static java.math.RoundingMode.HALF_EVEN;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.StageTerms;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is open in each stage, by a plain loop over all events, from the definition: shares nothing
 * with what it tests.
 */
final class NaiveOpenPipeline {

  /** A deal after its last event; in no stage where it is not open. */
  private static final class Last {
    String pipeline;
    String stage;
    Set<String> segments;
    BigDecimal value;
    BigDecimal own;
    BigDecimal ofStage;
  }

  private NaiveOpenPipeline() {}

  /**
   * Of every stage in which a deal ever was, by published key.
   *
   * @param segments to be looked at
   */
  static Map<String, Map<String, Object>> of(List<DealEvent> events, Set<String> segments) {
    var deals = new HashMap<String, Last>();
    var entered = new HashMap<String, Set<String>>();
    for (var e : events) {
      var deal = deals.computeIfAbsent(e.dealId(), _ -> new Last());
      deal.pipeline = e.pipelineId();
      deal.segments = NaiveFigures.segmentsOf(e);
      happened(deal, e);
      if (deal.stage != null) {
        entered.computeIfAbsent(deal.pipeline, _ -> new TreeSet<>()).add(deal.stage);
      }
    }
    var figures = new HashMap<String, Map<String, Object>>();
    entered.forEach(
        (pipeline, stages) ->
            stages.forEach(
                stage ->
                    segments.forEach(
                        segment ->
                            figures.put(
                                NaiveFigures.key(pipeline, "open-pipeline", segment, stage),
                                figure(
                                    deals.values().stream()
                                        .filter(d -> d.pipeline.equals(pipeline))
                                        .filter(d -> stage.equals(d.stage))
                                        .filter(d -> d.segments.contains(segment))
                                        .toList())))));
    return figures;
  }

  private static void happened(Last deal, DealEvent event) {
    switch (event) {
      case DealEvent.Opened e -> {
        deal.value = amount(e.value());
        enter(deal, e.to(), e.stageTerms());
      }
      case DealEvent.StageChanged e -> enter(deal, e.to(), e.stageTerms());
      case DealEvent.Reopened e -> {
        deal.value = amount(e.value());
        enter(deal, e.to(), e.stageTerms());
      }
      case DealEvent.HandedOff e -> {
        deal.value = amount(e.value());
        enter(deal, e.to(), e.stageTerms());
      }
      case DealEvent.AmountChanged e -> deal.value = amount(e.value());
      case DealEvent.ProbabilityChanged e -> deal.own = e.probability();
      case DealEvent.Won _, DealEvent.Lost _, DealEvent.Merged _, DealEvent.Deleted _ ->
          deal.stage = null;
      case DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ -> {}
    }
  }

  private static void enter(Last deal, String stage, StageTerms terms) {
    deal.stage = stage;
    deal.ofStage = terms == null ? null : terms.probability();
  }

  private static Map<String, Object> figure(List<Last> open) {
    var value = BigDecimal.ZERO;
    var weighted = BigDecimal.ZERO;
    var withoutValue = 0L;
    var withoutProbability = 0L;
    for (var d : open) {
      var probability = d.own == null ? d.ofStage : d.own;
      if (d.value == null) {
        withoutValue++;
        continue;
      }
      value = value.add(d.value);
      if (probability == null) {
        withoutProbability++;
      } else {
        weighted = weighted.add(d.value.multiply(probability));
      }
    }
    var f = new LinkedHashMap<String, Object>();
    f.put("count", (long) open.size());
    f.put("value", value.setScale(2));
    f.put("weightedValue", weighted.setScale(2, HALF_EVEN));
    f.put("*weightedValue", weighted.stripTrailingZeros());
    f.put("withoutValue", withoutValue);
    f.put("withoutProbability", withoutProbability);
    return f;
  }

  private static BigDecimal amount(Money money) {
    return money == null ? null : money.amount();
  }
}
