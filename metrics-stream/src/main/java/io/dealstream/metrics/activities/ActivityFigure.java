package io.dealstream.metrics.activities;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.metric.Activities;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.tally.Tally;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much was done, type by type. */
public final class ActivityFigure {

  public static final Showing<Activities> SHOWING =
      new Showing.Plain<>(Metric.ACTIVITIES, ActivityFigure::show);

  private static final Map<String, ActivityType> BY_WORD =
      Stream.of(ActivityType.values())
          .collect(Collectors.toUnmodifiableMap(ActivityType::word, Function.identity()));

  private ActivityFigure() {}

  private static Shown<Activities> show(Window window, String item, Tally n) {
    var type = BY_WORD.get(item);
    if (type == null) {
      throw new IllegalStateException("no type of activity is called " + item);
    }
    return new Shown<>(new Activities(type, n.sum(ActivityCount.DONE)), Map.of());
  }
}
