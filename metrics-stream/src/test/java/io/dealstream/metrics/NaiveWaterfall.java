package io.dealstream.metrics;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.metrics.NaiveFigures.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came, changed and went of the open deals, by looking at each segment by itself before and
 * after every event, from the definition: shares nothing with what it tests.
 */
final class NaiveWaterfall {

  private static final List<String> LINES =
      List.of(
          "new",
          "reopened",
          "transferredIn",
          "increased",
          "revalued",
          "transferredOut",
          "decreased",
          "won",
          "lost",
          "merged",
          "deleted",
          "pulledIn",
          "pushedOut");

  /** A deal after its last event. */
  private static final class Last {
    String pipeline;
    Set<String> segments = Set.of();
    boolean open;
    BigDecimal value;
    String outcome;
    Instant decidedAt;
    Set<String> decidedBy;
    BigDecimal decidedFor;

    Last copy() {
      var copy = new Last();
      copy.pipeline = pipeline;
      copy.segments = segments;
      copy.open = open;
      copy.value = value;
      return copy;
    }

    boolean isIn(String wanted, String segment) {
      return open && wanted.equals(pipeline) && segments.contains(segment);
    }

    BigDecimal worth() {
      return value == null ? BigDecimal.ZERO : value;
    }
  }

  private final Map<String, Map<String, Object>> figures = new HashMap<>();
  private final Map<String, Last> deals = new HashMap<>();
  private final Set<String> segments;
  private final Span span;

  private NaiveWaterfall(Set<String> segments, Span span) {
    this.segments = segments;
    this.span = span;
  }

  /**
   * Of every pipeline in which a deal ever was, by published key.
   *
   * @param segments to be looked at
   */
  static Map<String, Map<String, Object>> of(
      List<DealEvent> events, Set<String> segments, Span span) {
    var naive = new NaiveWaterfall(segments, span);
    events.forEach(naive::take);
    return naive.figures;
  }

  private void take(DealEvent e) {
    var deal = deals.computeIfAbsent(e.dealId(), _ -> new Last());
    var before = deal.copy();
    if (e instanceof DealEvent.AmountChanged a && deal.outcome != null) {
      restate(deal, amount(a.value()));
    }
    happened(deal, e);
    var pipelines = new TreeSet<String>(Set.of(deal.pipeline));
    if (before.pipeline != null) {
      pipelines.add(before.pipeline);
    }
    for (var pipeline : pipelines) {
      for (var segment : segments) {
        var figure = figure(pipeline, segment);
        if (span.has(e.occurredAt())) {
          compare(figure, e, before, deal, pipeline, segment);
        }
      }
    }
  }

  private static void happened(Last deal, DealEvent event) {
    deal.pipeline = event.pipelineId();
    deal.segments = NaiveFigures.segmentsOf(event);
    switch (event) {
      case DealEvent.Opened e -> open(deal, e.value());
      case DealEvent.Reopened e -> open(deal, e.value());
      case DealEvent.HandedOff e -> open(deal, e.value());
      case DealEvent.AmountChanged e -> deal.value = amount(e.value());
      case DealEvent.Won e -> decided(deal, "won", e.occurredAt(), e.value());
      case DealEvent.Lost e -> decided(deal, "lost", e.occurredAt(), e.value());
      case DealEvent.Merged _, DealEvent.Deleted _ -> {
        deal.open = false;
        deal.outcome = null;
      }
      default -> {}
    }
  }

  private static void open(Last deal, Money value) {
    deal.open = true;
    deal.outcome = null;
    deal.value = amount(value);
  }

  private static void decided(Last deal, String outcome, Instant at, Money value) {
    deal.open = false;
    deal.outcome = outcome;
    deal.decidedAt = at;
    deal.decidedBy = deal.segments;
    deal.decidedFor = amount(value);
  }

  private void restate(Last deal, BigDecimal value) {
    var more = value.subtract(deal.decidedFor == null ? BigDecimal.ZERO : deal.decidedFor);
    deal.decidedFor = value;
    for (var segment : deal.decidedBy) {
      if (segments.contains(segment) && span.has(deal.decidedAt)) {
        var f = figure(deal.pipeline, segment);
        gain(f, deal.outcome, more);
        gain(f, "revalued", more);
      }
    }
  }

  private static void compare(
      Map<String, Object> f, DealEvent e, Last was, Last is, String pipeline, String segment) {
    var before = was.isIn(pipeline, segment);
    var after = is.isIn(pipeline, segment);
    if (before) {
      stock(f, was.value, -1);
    }
    if (after) {
      stock(f, is.value, 1);
    }
    if (!before && after) {
      move(f, arrival(e), is.worth());
    } else if (before && after) {
      stayed(f, e, was, is);
    } else if (before) {
      went(f, e, was, is);
    }
  }

  private static String arrival(DealEvent event) {
    return switch (event) {
      case DealEvent.Opened _ -> "new";
      case DealEvent.Reopened _ -> "reopened";
      default -> "transferredIn";
    };
  }

  private static void stayed(Map<String, Object> f, DealEvent event, Last was, Last is) {
    if (event instanceof DealEvent.AmountChanged && !is.value.equals(was.value)) {
      var more = is.value.subtract(was.worth());
      move(f, more.signum() < 0 ? "decreased" : "increased", more.abs());
    }
    if (event instanceof DealEvent.CloseDateChanged c && c.fromExpectedCloseOn() != null) {
      var later = c.expectedCloseOn().compareTo(c.fromExpectedCloseOn());
      if (later != 0) {
        move(f, later > 0 ? "pushedOut" : "pulledIn", is.worth());
      }
    }
  }

  private static void went(Map<String, Object> f, DealEvent event, Last was, Last is) {
    switch (event) {
      case DealEvent.Won _, DealEvent.Lost _ -> {
        var worth = is.decidedFor == null ? BigDecimal.ZERO : is.decidedFor;
        gain(f, "revalued", worth.subtract(was.worth()));
        move(f, is.outcome, worth);
      }
      case DealEvent.Merged _ -> move(f, "merged", was.worth());
      case DealEvent.Deleted _ -> move(f, "deleted", was.worth());
      default -> move(f, "transferredOut", was.worth());
    }
  }

  private static void stock(Map<String, Object> f, BigDecimal value, int sign) {
    for (var stock : List.of("netChange", "closing")) {
      gain(f, stock, value == null ? BigDecimal.ZERO : value.multiply(BigDecimal.valueOf(sign)));
      more(f, stock + "Deals", sign);
    }
    if (value == null) {
      more(f, "netChangeWithoutValue", sign);
      more(f, "withoutValue", sign);
    }
  }

  private static void move(Map<String, Object> f, String line, BigDecimal value) {
    gain(f, line, value);
    more(f, line + "Deals", 1);
  }

  private static void gain(Map<String, Object> f, String field, BigDecimal value) {
    f.computeIfPresent(field, (_, sum) -> ((BigDecimal) sum).add(value));
  }

  private static void more(Map<String, Object> f, String field, long by) {
    f.computeIfPresent(field, (_, n) -> (Long) n + by);
  }

  private Map<String, Object> figure(String pipeline, String segment) {
    return figures.computeIfAbsent(
        NaiveFigures.key(pipeline, "waterfall", segment, span.window(), "-"), _ -> nothing());
  }

  private Map<String, Object> nothing() {
    var zero = new BigDecimal("0.00");
    var f = new LinkedHashMap<String, Object>();
    for (var line : LINES) {
      f.put(line, zero);
      if (!line.equals("revalued")) {
        f.put(line + "Deals", 0L);
      }
    }
    f.put("netChange", zero);
    f.put("netChangeDeals", 0L);
    f.put("netChangeWithoutValue", 0L);
    if (span.isAll()) {
      f.put("opening", zero);
      f.put("openingDeals", 0L);
      f.put("closing", zero);
      f.put("closingDeals", 0L);
      f.put("withoutValue", 0L);
    }
    return f;
  }

  private static BigDecimal amount(Money money) {
    return money == null ? null : money.amount();
  }
}
