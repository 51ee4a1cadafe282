package io.dealstream.recount;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.metric.Activities;
import io.dealstream.events.metric.Metric;
import io.dealstream.recount.ActivitiesCount.Sum;
import io.dealstream.recount.Counting.Figure;
import io.dealstream.recount.Counting.Terms;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was done about deals, type by type, by when it happened and for whoever did it. */
final class ActivitiesCount implements Measuring<Sum> {

  static final class Sum {
    private final Map<ActivityType, Long> done = new EnumMap<>(ActivityType.class);
  }

  @Override
  public Metric<Activities> metric() {
    return Metric.ACTIVITIES;
  }

  @Override
  public Sum nothing() {
    return new Sum();
  }

  @Override
  public void count(Heard heard, Sums<Sum> sums) {
    for (var deed : heard.around().deeds()) {
      if (deed.pipelineId().equals(heard.pipelineId())) {
        sums.at(deed.at(), deed.credit(), sum -> sum.done.merge(deed.type(), 1L, Long::sum));
      }
    }
  }

  @Override
  public List<Figure> show(Sum sum, Terms terms) {
    return Stream.of(ActivityType.values())
        .map(type -> new Activities(type, sum.done.getOrDefault(type, 0L)))
        .map(item -> new Figure(item, new Reasons(), item.count() > 0))
        .toList();
  }
}
