package io.dealstream.metrics;

import static java.math.RoundingMode.HALF_EVEN;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.StageTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is expected to close in each month, by a plain loop over all events, from the definition:
 * shares nothing with what it tests.
 */
final class NaiveForecast {

  /** A deal after its last event. */
  private static final class Last {
    String pipeline;
    boolean open;
    Set<String> segments;
    BigDecimal value;
    BigDecimal ownProbability;
    ForecastCategory ownCategory;
    StageTerms stage;
    LocalDate day;

    String item() {
      var ofStage = stage == null ? ForecastCategory.PIPELINE : stage.forecastCategory();
      var category = ownCategory == null ? ofStage : ownCategory;
      var month = day == null ? "none" : day.toString().substring(0, 7);
      return month + ":" + category.name().toLowerCase(Locale.ROOT);
    }

    BigDecimal probability() {
      var ofStage = stage == null ? null : stage.probability();
      return ownProbability == null ? ofStage : ownProbability;
    }
  }

  private NaiveForecast() {}

  /**
   * Of every item in which a deal ever was, by published key.
   *
   * @param segments to be looked at
   */
  static Map<String, Map<String, Object>> of(List<DealEvent> events, Set<String> segments) {
    var deals = new HashMap<String, Last>();
    var ever = new TreeSet<List<String>>((a, b) -> a.toString().compareTo(b.toString()));
    for (var e : events) {
      var deal = deals.computeIfAbsent(e.dealId(), _ -> new Last());
      deal.pipeline = e.pipelineId();
      deal.segments = NaiveFigures.segmentsOf(e);
      happened(deal, e);
      if (deal.open) {
        ever.add(List.of(deal.pipeline, deal.item()));
      }
    }
    var figures = new HashMap<String, Map<String, Object>>();
    for (var item : ever) {
      for (var segment : segments) {
        var those =
            deals.values().stream()
                .filter(d -> d.open && item.equals(List.of(d.pipeline, d.item())))
                .filter(d -> d.segments.contains(segment))
                .toList();
        figures.put(
            NaiveFigures.key(item.getFirst(), "forecast", segment, item.getLast()),
            figure(item.getLast(), those));
      }
    }
    return figures;
  }

  private static void happened(Last deal, DealEvent event) {
    switch (event) {
      case DealEvent.Opened e -> {
        deal.day = e.expectedCloseOn();
        deal.ownCategory = e.forecastCategory();
        enter(deal, e.stageTerms());
        deal.value = amount(e.value());
      }
      case DealEvent.StageChanged e -> enter(deal, e.stageTerms());
      case DealEvent.Reopened e -> {
        enter(deal, e.stageTerms());
        deal.value = amount(e.value());
      }
      case DealEvent.HandedOff e -> {
        enter(deal, e.stageTerms());
        deal.value = amount(e.value());
      }
      case DealEvent.AmountChanged e -> deal.value = amount(e.value());
      case DealEvent.ProbabilityChanged e -> deal.ownProbability = e.probability();
      case DealEvent.CloseDateChanged e -> deal.day = e.expectedCloseOn();
      case DealEvent.ForecastCategoryChanged e -> deal.ownCategory = e.forecastCategory();
      case DealEvent.Won _, DealEvent.Lost _, DealEvent.Merged _, DealEvent.Deleted _ ->
          deal.open = false;
      case DealEvent.Reassigned _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ -> {}
    }
  }

  private static void enter(Last deal, StageTerms terms) {
    deal.open = true;
    deal.stage = terms;
  }

  private static Map<String, Object> figure(String item, List<Last> open) {
    var value = BigDecimal.ZERO;
    var weighted = BigDecimal.ZERO;
    var unlikely = 0L;
    for (var d : open) {
      if (d.value != null) {
        value = value.add(d.value);
        var probability = d.probability();
        unlikely += probability == null ? 1 : 0;
        weighted =
            weighted.add(probability == null ? BigDecimal.ZERO : d.value.multiply(probability));
      }
    }
    var parts = item.split(":");
    var f = new LinkedHashMap<String, Object>();
    f.put("count", (long) open.size());
    f.put("value", value.setScale(2));
    f.put("weightedValue", weighted.setScale(2, HALF_EVEN));
    f.put("*weightedValue", weighted.stripTrailingZeros());
    f.put("withoutValue", open.stream().filter(d -> d.value == null).count());
    f.put("withoutProbability", unlikely);
    f.put("month", parts[0].equals("none") ? null : parts[0]);
    f.put("category", parts[1]);
    return f;
  }

  private static BigDecimal amount(Money money) {
    return money == null ? null : money.amount();
  }
}
