package io.dealstream.events.metric;

import java.util.List;

/**
 * A version of what a metric means. A definition is never changed: another one is added, and both
 * can be counted side by side.
 *
 * @param metric its name
 * @param number from 1, which is the one that is always published
 * @param name for people to call it by
 * @param says what it counts
 */
public record Definition(String metric, int number, String name, String says) {

  private static final String WORKED =
      "as 1, without deals that were decided within a day of 24 hours and never stood in a second"
          + " stage: typed in once they were decided, they say nothing of how others are sold";

  /** All there are, those of a metric in the order of their numbers. */
  public static final List<Definition> ALL =
      List.of(
          first(Metric.STAGE_ENTRIES, "every entry, and how it ended, by the entry"),
          first(Metric.STAGE_DWELL, "how long closed visits lasted, by their exits"),
          first(
              Metric.REACH, "of the deals that entered a stage, those that later entered another"),
          first(Metric.WIN_RATE, "won / (won + lost) of all decided deals, by the last outcome"),
          new Definition("win-rate", 2, "worked", WORKED),
          first(Metric.CYCLE, "from first opened to decided, of all decided deals"),
          new Definition("cycle", 2, "worked", WORKED),
          first(Metric.VELOCITY, "N · V · W / L, with its inputs"),
          first(Metric.OPEN_PIPELINE, "what is open now, and what it is worth"),
          first(Metric.FLOW, "moves, entries and exits by day, and work in progress"),
          first(Metric.ACTIVITIES, "what was done about deals, by whoever did it"),
          first(Metric.EMAIL, "messages opened of those sent and not bounced"),
          first(Metric.LEADS, "leads captured, what they cost, and what became of them"),
          first(Metric.ACQUISITION, "what sales and marketing spent on each new customer"),
          first(Metric.ONBOARDING, "onboardings completed, of those begun in the window"),
          first(Metric.WATERFALL, "from what was open at first to what is open in the end"),
          first(Metric.FORECAST, "what open deals are expected to bring, by month and category"),
          first(
              Metric.RETENTION, "customers that came and left, and of those there were how many"));

  private static Definition first(Metric<?> metric, String says) {
    return new Definition(metric.name(), metric.definition(), "all", says);
  }

  /** Those of a metric; none where there is no such metric. */
  public static List<Definition> of(String metric) {
    return ALL.stream().filter(definition -> definition.metric.equals(metric)).toList();
  }
}
