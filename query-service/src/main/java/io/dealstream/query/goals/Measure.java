package io.dealstream.query.goals;

import io.dealstream.events.Money;
import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.metric.CampaignItem;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.FigureTypes;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Windows;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which number of a metric a goal is about, and what kind of number that is.
 *
 * @param item of which item; null for all of them together
 * @param unit {@code count}, {@code money}, {@code rate}, {@code seconds} or {@code days}
 * @param addsUp whether what a period comes to is the sum of what its days come to
 * @param lessIsBetter whether the target is not to be passed
 */
record Measure(
    Metric<?> metric,
    String figure,
    @Nullable String item,
    String unit,
    boolean addsUp,
    boolean lessIsBetter) {

  private record Usual(String figure, @Nullable String item) {}

  private static final String WON = "won";

  /** What a metric is known for. */
  private static final Map<Metric<?>, Usual> USUAL =
      Map.ofEntries(
          Map.entry(Metric.STAGE_ENTRIES, new Usual("entered", null)),
          Map.entry(Metric.STAGE_DWELL, new Usual("p50Seconds", null)),
          Map.entry(Metric.REACH, new Usual("rate", null)),
          Map.entry(Metric.WIN_RATE, new Usual("rateByCount", null)),
          Map.entry(Metric.CYCLE, new Usual("p50Seconds", Cycle.Reading.ACTIVE.word())),
          Map.entry(Metric.VELOCITY, new Usual("velocityPerDay", null)),
          Map.entry(Metric.OPEN_PIPELINE, new Usual("value", null)),
          Map.entry(Metric.FLOW, new Usual("entered", null)),
          Map.entry(Metric.ACTIVITIES, new Usual("count", null)),
          Map.entry(Metric.LEADS, new Usual("captured", CampaignItem.ALL)),
          Map.entry(Metric.ACQUISITION, new Usual("newCustomers", null)),
          Map.entry(Metric.EMAIL, new Usual("openRate", CampaignItem.ALL)),
          Map.entry(Metric.ONBOARDING, new Usual("successRate", null)),
          Map.entry(Metric.WATERFALL, new Usual(WON, null)),
          Map.entry(Metric.FORECAST, new Usual("value", null)),
          Map.entry(Metric.RETENTION, new Usual("churnRate", null)));

  /** What stands at an instant, or is a quotient. */
  private static final Set<String> DOES_NOT_ADD_UP =
      Set.of(
          "wip",
          "openCount",
          "opening",
          "openingDeals",
          "closing",
          "closingDeals",
          "withoutValue",
          "costPerLead",
          "costPerCustomer",
          "lostOfOpening");

  /** Beside lengths of time. */
  private static final Set<String> LESS_IS_BETTER =
      Set.of(
          "lost",
          "lostDeals",
          "lostValue",
          "movedBack",
          "backwardIn",
          "backwardOut",
          "decreased",
          "decreasedDeals",
          "pushedOut",
          "pushedOutDeals",
          "deleted",
          "deletedDeals",
          "undecided",
          "disqualified",
          "bounced",
          "failed",
          "overdue",
          "left",
          "wip",
          "openCount",
          "withoutValue",
          "withoutProbability",
          "spend",
          "costPerLead",
          "costPerCustomer",
          "lostOfOpening",
          "churnRate");

  /** Their items are parts of a whole. */
  private static final Set<Metric<?>> ADD_UP_OVER_ITEMS =
      Set.of(
          Metric.STAGE_ENTRIES,
          Metric.FLOW,
          Metric.ACTIVITIES,
          Metric.OPEN_PIPELINE,
          Metric.FORECAST);

  /** They have one item. */
  private static final Set<Metric<?>> SINGLE =
      Set.of(
          Metric.WIN_RATE,
          Metric.VELOCITY,
          Metric.ACQUISITION,
          Metric.ONBOARDING,
          Metric.WATERFALL,
          Metric.RETENTION);

  /**
   * @return empty where nothing is measured by that name
   */
  static Optional<Measure> of(GoalDefinition goal) {
    return Metric.ALL.stream()
        .filter(metric -> metric.name().equals(goal.metric()))
        .findFirst()
        .flatMap(metric -> of(metric, goal));
  }

  private static Optional<Measure> of(Metric<?> metric, GoalDefinition goal) {
    var usual = USUAL.getOrDefault(metric, new Usual("", null));
    var figure = goal.figure() == null ? usual(metric, usual, goal.target()) : goal.figure();
    var item = goal.item() == null ? usual.item : goal.item();
    return Optional.ofNullable(FigureTypes.of(metric).get(figure))
        .map(type -> of(metric, figure, item, unit(figure, type)));
  }

  /** No rate is ever above 1: whoever wants a win rate of 10 wants ten deals to be won. */
  private static String usual(Metric<?> metric, Usual usual, BigDecimal target) {
    return metric.equals(Metric.WIN_RATE) && target.compareTo(BigDecimal.ONE) > 0
        ? WON
        : usual.figure;
  }

  private static Measure of(Metric<?> metric, String figure, @Nullable String item, String unit) {
    var ofTime = unit.equals("seconds") || unit.equals("days");
    var addsUp =
        metric.windows() == Windows.EVERY
            && (unit.equals("count") || unit.equals("money"))
            && !DOES_NOT_ADD_UP.contains(figure);
    return new Measure(
        metric, figure, item, unit, addsUp, ofTime || LESS_IS_BETTER.contains(figure));
  }

  private static String unit(String figure, Class<?> type) {
    if (type == Money.class) {
      return "money";
    }
    if (type != BigDecimal.class) {
      return "count";
    }
    if (figure.endsWith("Seconds")) {
      return "seconds";
    }
    return figure.endsWith("Days") ? "days" : "rate";
  }

  /** Whether the sum over a metric's items is a figure of its own. */
  boolean addsUpOverItems() {
    return ADD_UP_OVER_ITEMS.contains(metric) && (unit.equals("count") || unit.equals("money"));
  }

  /** Whether there are several items, and no sum over them. */
  boolean needsItem() {
    return item == null && !addsUpOverItems() && !SINGLE.contains(metric);
  }

  boolean isMoney() {
    return unit.equals("money");
  }
}
