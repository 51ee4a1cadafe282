package io.dealstream.metrics;

import static java.math.RoundingMode.HALF_EVEN;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The figures by plain loops over all events, from the definitions: shares nothing with what it
 * tests. A figure is a map of its fields, by published key; fields with a star are not published,
 * but stand behind what is.
 */
final class NaiveFigures {

  private static final Set<String> METRICS =
      Set.of(
          "stage-entries",
          "stage-dwell",
          "reach",
          "win-rate",
          "cycle",
          "velocity",
          "open-pipeline",
          "flow",
          "waterfall",
          "forecast");

  private record Stay(
      String stage, int number, Set<String> segments, Instant from, Instant to, String ending) {}

  private record Opening(Set<String> segments, Instant at) {}

  /** A deal in one of its pipelines. */
  private static final class Life {
    final List<Stay> stays = new ArrayList<>();
    final Map<String, Set<String>> first = new LinkedHashMap<>();
    final Map<String, Instant> firstAt = new LinkedHashMap<>();

    /** Every stage it entered, one after the other. */
    final List<String> way = new ArrayList<>();

    final List<Opening> openings = new ArrayList<>();
    String pipeline;
    Set<String> segments;
    String outcome;
    Set<String> creditedTo;
    BigDecimal value;
    boolean everQualified;
    boolean nowQualified;
    Instant opened;
    Instant closed;
    long gapMillis;
  }

  private final Map<List<String>, Life> lives = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> figures = new HashMap<>();

  private final Span span;

  private NaiveFigures(List<DealEvent> events, Span span) {
    this.span = span;
    events.forEach(this::live);
  }

  /**
   * @param window its word
   */
  record Span(String window, Instant start, Instant end) {

    static final Span ALL = new Span("all", Instant.MIN, Instant.MAX);

    boolean has(Instant at) {
      return !at.isBefore(start) && at.isBefore(end);
    }

    boolean isAll() {
      return window.equals("all");
    }
  }

  /**
   * @param stagesOf each pipeline, in order
   * @param asOf of the velocity figure with that key, for its throughput
   */
  static Map<String, Map<String, Object>> of(
      List<DealEvent> events,
      Map<String, Integer> minimumWonDeals,
      Map<String, List<String>> stagesOf,
      Function<String, Instant> asOf) {
    return of(events, minimumWonDeals, stagesOf, asOf, Span.ALL);
  }

  static Map<String, Map<String, Object>> of(
      List<DealEvent> events,
      Map<String, Integer> minimumWonDeals,
      Map<String, List<String>> stagesOf,
      Function<String, Instant> asOf,
      Span span) {
    var naive = new NaiveFigures(events, span);
    var segments = new TreeSet<String>(Set.of("all"));
    events.forEach(e -> segments.addAll(segmentsOf(e)));
    for (var pipeline : minimumWonDeals.keySet()) {
      for (var segment : segments) {
        var stages = new HashSet<String>();
        naive.in(pipeline).forEach(l -> l.stays.forEach(s -> stages.add(s.stage)));
        for (var stage : stages) {
          naive.entries(pipeline, segment, stage);
          naive.dwell(pipeline, segment, stage);
          naive.reach(pipeline, segment, stage, stagesOf.get(pipeline));
        }
        naive.winRate(pipeline, segment);
        naive.cycle(pipeline, segment);
        if (span.isAll() || span.window.equals("trailing90")) {
          naive.velocity(pipeline, segment, minimumWonDeals.get(pipeline), asOf);
        }
      }
    }
    return naive.figures;
  }

  private void live(DealEvent e) {
    var l = lives.computeIfAbsent(List.of(e.dealId(), e.pipelineId()), _ -> new Life());
    var at = e.occurredAt();
    switch (e) {
      case DealEvent.Opened o -> {
        cycle(l, e, o.value());
        begin(l, o.to(), o.visit(), segmentsOf(e), at, o.qualified());
      }
      case DealEvent.StageChanged c -> {
        end(l, at, c.direction() == Direction.FORWARD ? "advanced" : "movedBack");
        begin(l, c.to(), c.visit(), segmentsOf(e), at, c.qualified());
      }
      case DealEvent.Won w -> {
        close(l, at, "won", segmentsOf(e));
        l.value = amount(w.value());
      }
      case DealEvent.Lost f -> {
        close(l, at, "lost", segmentsOf(e));
        l.value = amount(f.value());
      }
      case DealEvent.Reopened r -> {
        l.gapMillis += at.toEpochMilli() - l.closed.toEpochMilli();
        l.outcome = null;
        begin(l, r.to(), r.visit(), segmentsOf(e), at, r.qualified());
      }
      case DealEvent.AmountChanged a -> l.value = a.value().amount();
      case DealEvent.HandedOff h -> {
        var left = lives.get(List.of(h.dealId(), h.fromPipelineId()));
        end(left, at, "handedOff");
        left.nowQualified = false;
        cycle(l, e, h.value());
        begin(l, h.to(), h.visit(), segmentsOf(e), at, h.qualified());
      }
      case DealEvent.Merged m -> drop(l, at, m.from(), "merged");
      case DealEvent.Deleted d -> drop(l, at, d.from(), "deleted");
      case DealEvent.Reassigned _,
          DealEvent.CloseDateChanged _,
          DealEvent.ProbabilityChanged _,
          DealEvent.ForecastCategoryChanged _,
          DealEvent.Activity _,
          DealEvent.NoticeGiven _,
          DealEvent.Absorbed _ -> {}
    }
    l.segments = segmentsOf(e);
  }

  static Set<String> segmentsOf(DealEvent e) {
    var segments = new TreeSet<String>(Set.of("all", "owner:" + e.owner()));
    if (e.team() != null) {
      segments.add("team:" + e.team());
    }
    if (e.source() != null) {
      segments.add("source:" + e.source());
    }
    return segments;
  }

  private static void cycle(Life l, DealEvent e, Money value) {
    l.pipeline = e.pipelineId();
    l.opened = e.occurredAt();
    l.openings.add(new Opening(segmentsOf(e), e.occurredAt()));
    l.gapMillis = 0;
    l.value = amount(value);
  }

  private static BigDecimal amount(Money value) {
    return value == null ? null : value.amount();
  }

  private static void drop(Life l, Instant at, String from, String ending) {
    if (from != null) {
      end(l, at, ending);
    }
    l.outcome = null;
    l.nowQualified = false;
  }

  private static void begin(
      Life l, String stage, int number, Set<String> segments, Instant at, boolean qualified) {
    l.stays.add(new Stay(stage, number, segments, at, null, null));
    l.first.putIfAbsent(stage, segments);
    l.firstAt.putIfAbsent(stage, at);
    l.way.add(stage);
    l.nowQualified = qualified;
    l.everQualified |= qualified;
  }

  private static void end(Life l, Instant at, String ending) {
    var s = l.stays.removeLast();
    l.stays.add(new Stay(s.stage, s.number, s.segments, s.from, at, ending));
  }

  private static void close(Life l, Instant at, String outcome, Set<String> segments) {
    end(l, at, outcome);
    l.closed = at;
    l.outcome = outcome;
    l.creditedTo = segments;
  }

  private List<Life> in(String pipeline) {
    return lives.values().stream().filter(l -> l.pipeline.equals(pipeline)).toList();
  }

  private void entries(String pipeline, String segment, String stage) {
    var n = new HashMap<String, Long>();
    for (var l : in(pipeline)) {
      for (var s : l.stays) {
        if (s.stage.equals(stage) && s.segments.contains(segment) && span.has(s.from)) {
          n.merge("entered", 1L, Long::sum);
          n.merge(s.ending == null ? "stillThere" : s.ending, 1L, Long::sum);
        }
      }
      if (enteredFirst(l, stage, segment) && l.outcome != null) {
        n.merge("deals-" + l.outcome, 1L, Long::sum);
      }
    }
    if (n.isEmpty() && span.isAll()) {
      return;
    }
    var f = figure(pipeline, "stage-entries", segment, stage);
    for (var field :
        List.of(
            "entered",
            "advanced",
            "movedBack",
            "won",
            "lost",
            "handedOff",
            "merged",
            "deleted",
            "stillThere")) {
      f.put(field, n.getOrDefault(field, 0L));
    }
    var on = n.getOrDefault("advanced", 0L) + n.getOrDefault("won", 0L);
    var others =
        List.of("movedBack", "lost", "handedOff").stream()
            .mapToLong(ending -> n.getOrDefault(ending, 0L))
            .sum();
    f.put("advanceRate", rate(on, on + others));
    var won = n.getOrDefault("deals-won", 0L);
    f.put("winRate", rate(won, won + n.getOrDefault("deals-lost", 0L)));
    f.put("*won", won);
    f.put("*lost", n.getOrDefault("deals-lost", 0L));
  }

  private void dwell(String pipeline, String segment, String stage) {
    var visits = new ArrayList<Long>();
    var firsts = new ArrayList<Long>();
    var totals = new ArrayList<Long>();
    var open = 0L;
    var entries = 0L;
    Instant oldest = null;
    for (var l : in(pipeline)) {
      var total = 0L;
      Set<String> newest = Set.of();
      Instant newestExit = null;
      for (var s : l.stays) {
        if (!s.stage.equals(stage)) {
          continue;
        }
        if (s.to == null) {
          if (l.segments.contains(segment)) {
            open++;
            oldest = oldest == null || s.from.isBefore(oldest) ? s.from : oldest;
          }
          continue;
        }
        var length = s.to.toEpochMilli() - s.from.toEpochMilli();
        total += length;
        newest = s.segments;
        newestExit = s.to;
        if (s.segments.contains(segment) && span.has(s.to)) {
          visits.add(length);
          if (s.number == 1) {
            firsts.add(length);
          }
        }
      }
      if (newest.contains(segment) && span.has(newestExit)) {
        totals.add(total);
      }
    }
    var f = spread(pipeline, segment, stage, "visit", visits);
    if (span.isAll()) {
      f.put("openCount", open);
      f.put("oldestOpenEnteredAt", oldest == null ? null : oldest.toString());
    }
    spread(pipeline, segment, stage, "cumulative", totals);
    spread(pipeline, segment, stage, "first", firsts);
  }

  private void reach(String pipeline, String segment, String from, List<String> stages) {
    var entered = in(pipeline).stream().filter(l -> enteredFirst(l, from, segment)).toList();
    var won = entered.stream().filter(l -> "won".equals(l.outcome)).count();
    reach(pipeline, segment, from, "won", entered.size(), won);
    for (var to : stages.subList(stages.indexOf(from) + 1, stages.size())) {
      var reached =
          entered.stream().filter(l -> l.way.lastIndexOf(to) > l.way.indexOf(from)).count();
      reach(pipeline, segment, from, to, entered.size(), reached);
    }
  }

  private void reach(
      String pipeline, String segment, String from, String to, long entered, long reached) {
    var f = figure(pipeline, "reach", segment, from + ":" + to);
    f.put("entered", entered);
    f.put("reached", reached);
    f.put("rate", rate(reached, entered));
  }

  private void cycle(String pipeline, String segment) {
    var gross = new ArrayList<Long>();
    var active = new ArrayList<Long>();
    var loss = new ArrayList<Long>();
    for (var l : in(pipeline)) {
      if (l.outcome == null || !l.creditedTo.contains(segment) || !span.has(l.closed)) {
        continue;
      }
      var length = l.closed.toEpochMilli() - l.opened.toEpochMilli();
      if (l.outcome.equals("won")) {
        gross.add(length);
        active.add(length - l.gapMillis);
      } else {
        loss.add(length);
      }
    }
    lengths(figure(pipeline, "cycle", segment, "gross"), gross);
    lengths(figure(pipeline, "cycle", segment, "active"), active);
    lengths(figure(pipeline, "cycle", segment, "loss"), loss);
  }

  private Map<String, Object> spread(
      String pipeline, String segment, String stage, String reading, List<Long> lengths) {
    var f = figure(pipeline, "stage-dwell", segment, stage + ":" + reading);
    lengths(f, lengths);
    var exact = !reading.equals("cumulative");
    f.put("minSeconds", end(lengths, 0, exact));
    f.put("maxSeconds", end(lengths, lengths.size() - 1, exact));
    return f;
  }

  private static void lengths(Map<String, Object> f, List<Long> lengths) {
    Collections.sort(lengths);
    var sum = lengths.stream().mapToLong(Long::longValue).sum();
    f.put("count", (long) lengths.size());
    f.put("sumSeconds", seconds(sum));
    f.put(
        "meanSeconds",
        lengths.isEmpty()
            ? null
            : seconds(sum).divide(BigDecimal.valueOf(lengths.size()), 3, HALF_EVEN));
    for (var p : List.of(50, 90, 95)) {
      f.put("p" + p + "Seconds", lengths.isEmpty() ? null : new Near(seconds(rank(lengths, p))));
    }
  }

  private static Object end(List<Long> lengths, int at, boolean exact) {
    if (lengths.isEmpty()) {
      return null;
    }
    var value = seconds(lengths.get(at));
    return exact ? value : new Near(value);
  }

  private void winRate(String pipeline, String segment) {
    var won = 0L;
    var lost = 0L;
    var without = 0L;
    var wonValue = BigDecimal.ZERO.setScale(2);
    var lostValue = BigDecimal.ZERO.setScale(2);
    for (var l : in(pipeline)) {
      if (l.outcome == null || !l.creditedTo.contains(segment) || !span.has(l.closed)) {
        continue;
      }
      var value = l.value == null ? BigDecimal.ZERO : l.value;
      without += l.value == null ? 1 : 0;
      if (l.outcome.equals("won")) {
        won++;
        wonValue = wonValue.add(value);
      } else {
        lost++;
        lostValue = lostValue.add(value);
      }
    }
    var f = figure(pipeline, "win-rate", segment, "-");
    f.put("won", won);
    f.put("lost", lost);
    f.put("rateByCount", rate(won, won + lost));
    var value = wonValue.add(lostValue);
    f.put(
        "rateByValue",
        without > 0 || value.signum() == 0 ? null : wonValue.divide(value, 6, HALF_EVEN));
    f.put("wonValue", wonValue);
    f.put("lostValue", lostValue);
    f.put("withoutValue", without);
  }

  private void velocity(
      String pipeline, String segment, int minimum, Function<String, Instant> asOf) {
    var n = 0L;
    var won = 0L;
    var valued = 0L;
    var qualifiedWon = 0L;
    var qualifiedLost = 0L;
    var opened = 0L;
    var value = BigDecimal.ZERO;
    Instant first = null;
    var cycles = new ArrayList<Long>();
    for (var l : in(pipeline)) {
      for (var o : l.openings) {
        if (o.segments.contains(segment)) {
          opened++;
          first = first == null || o.at.isBefore(first) ? o.at : first;
        }
      }
      if (l.outcome == null) {
        n += l.nowQualified && l.segments.contains(segment) ? 1 : 0;
        continue;
      }
      if (!l.creditedTo.contains(segment) || !span.has(l.closed)) {
        continue;
      }
      qualifiedWon += l.everQualified && l.outcome.equals("won") ? 1 : 0;
      qualifiedLost += l.everQualified && l.outcome.equals("lost") ? 1 : 0;
      if (l.outcome.equals("won")) {
        won++;
        cycles.add(l.closed.toEpochMilli() - l.opened.toEpochMilli() - l.gapMillis);
        if (l.value != null) {
          valued++;
          value = value.add(l.value);
        }
      }
    }
    Collections.sort(cycles);
    var f = figure(pipeline, "velocity", segment, "-");
    f.put("*opened", opened);
    f.put("*value", value);
    f.put("*qualifiedWon", qualifiedWon);
    f.put("*qualifiedLost", qualifiedLost);
    f.put("openQualified", n);
    f.put("wonCount", won);
    f.put(
        "meanWonValue",
        valued == 0 ? null : value.divide(BigDecimal.valueOf(valued), 2, HALF_EVEN));
    f.put("winRate", rate(qualifiedWon, qualifiedWon + qualifiedLost));
    var days = cycles.isEmpty() ? null : rank(cycles, 50) / 86_400_000.0;
    f.put(
        "medianCycleDays",
        days == null ? null : new Near(BigDecimal.valueOf(days).setScale(6, HALF_EVEN)));
    var decided = qualifiedWon + qualifiedLost;
    f.put(
        "velocityPerDay",
        won < minimum || won == 0 || valued == 0 || decided == 0 || days == 0
            ? null
            : new Near(
                BigDecimal.valueOf(
                        n
                            * (value.doubleValue() / valued)
                            * ((double) qualifiedWon / decided)
                            / days)
                    .setScale(2, HALF_EVEN)));
    var at = asOf.apply(key(pipeline, "velocity", segment, "-"));
    var sinceFirst = first == null ? 0 : at.toEpochMilli() - first.toEpochMilli();
    var passed = span.isAll() ? sinceFirst : 90 * 86_400_000L;
    f.put(
        "throughputPerDay",
        passed <= 0
            ? null
            : value
                .multiply(BigDecimal.valueOf(86_400_000))
                .divide(BigDecimal.valueOf(passed), 2, HALF_EVEN));
  }

  private Map<String, Object> figure(String pipeline, String metric, String segment, String item) {
    var fields = new LinkedHashMap<String, Object>();
    figures.put(key(pipeline, metric, segment, span.window, item), fields);
    return fields;
  }

  private boolean enteredFirst(Life l, String stage, String segment) {
    return l.first.getOrDefault(stage, Set.of()).contains(segment)
        && span.has(l.firstAt.get(stage));
  }

  /** Ids in these tests need no encoding. */
  static String key(String pipeline, String metric, String segment, String item) {
    return key(pipeline, metric, segment, "all", item);
  }

  static String key(String pipeline, String metric, String segment, String window, String item) {
    return String.join("|", pipeline, metric, "1", segment, window, item);
  }

  /** Whether the figure with that key is one of these. */
  static boolean measures(String key) {
    return METRICS.contains(key.split("\\|")[1]);
  }

  static String windowOf(String key) {
    return key.split("\\|")[4];
  }

  static boolean isOfAllTime(String key) {
    return windowOf(key).equals("all");
  }

  /** Nearest rank. */
  private static long rank(List<Long> sorted, int percent) {
    return sorted.get(Math.max(1, (int) Math.ceil(percent * sorted.size() / 100.0 - 1e-9)) - 1);
  }

  private static BigDecimal seconds(long millis) {
    return BigDecimal.valueOf(millis, 3);
  }

  private static BigDecimal rate(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, HALF_EVEN);
  }
}
