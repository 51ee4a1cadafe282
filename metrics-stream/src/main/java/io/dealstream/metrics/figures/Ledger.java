package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Slots.Source;
import io.dealstream.metrics.tally.Tally;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What one event adds to which figures. */
public final class Ledger {

  /** Figures that change alike: of the same segments, as most of what an event changes is. */
  private record Place(Metric<?> metric, String pipelineId, List<Segment> segments) {}

  private final Map<Place, Map<Spot, Numbers>> places = new LinkedHashMap<>();

  /**
   * Changes an item wherever it counts, in the windows around that moment.
   *
   * @param item as it stands in the published key
   */
  public void credit(
      Metric<?> metric, String pipelineId, Moment moment, String item, Consumer<Numbers> change) {
    count(metric, pipelineId, moment.credit().segments(), moment.at(), item, change);
  }

  /**
   * Changes an item in those segments, in the windows around that time.
   *
   * @param at epoch milliseconds
   * @param item as it stands in the published key
   */
  public void count(
      Metric<?> metric,
      String pipelineId,
      List<Segment> segments,
      long at,
      String item,
      Consumer<Numbers> change) {
    change.accept(numbers(metric, pipelineId, segments, Spot.at(item, at)));
  }

  /**
   * An item's numbers in one segment, in the windows around a time.
   *
   * @param at epoch milliseconds
   */
  public Numbers at(Metric<?> metric, String pipelineId, Segment segment, String item, long at) {
    return numbers(metric, pipelineId, List.of(segment), Spot.at(item, at));
  }

  /**
   * Changes an item, wherever it counts, as it stands now.
   *
   * @param item as it stands in the published key
   */
  public void present(
      Metric<?> metric, String pipelineId, Credit credit, String item, Consumer<Numbers> change) {
    change.accept(numbers(metric, pipelineId, credit.segments(), Spot.present(item)));
  }

  /** An item's numbers of the present, in one segment. */
  public Numbers present(Metric<?> metric, String pipelineId, Segment segment, String item) {
    return numbers(metric, pipelineId, List.of(segment), Spot.present(item));
  }

  private Numbers numbers(Metric<?> metric, String pipelineId, List<Segment> segments, Spot spot) {
    return places
        .computeIfAbsent(new Place(metric, pipelineId, segments), _ -> new LinkedHashMap<>())
        .computeIfAbsent(spot, _ -> new Numbers());
  }

  /**
   * What there is in the end, by group, each figure stamped with the event it comes from. A figure
   * in which everything cancelled out is not changed.
   *
   * @param source of the event
   * @param recordedAt of the event, epoch milliseconds
   */
  public Map<String, Additions> close(
      Source source, int partition, long position, long recordedAt) {
    var stamp =
        new Numbers()
            .raise(Slots.AS_OF, recordedAt)
            .raise(Slots.folded(source, partition), position)
            .tally();
    // All that is of one group is put together before anything is stamped: it may cancel out.
    var groups = new LinkedHashMap<String, Map<Spot, Numbers>>();
    places.forEach((place, spots) -> gain(groups, place, spots));
    var stamped = new IdentityHashMap<Map<Spot, Numbers>, Additions>();
    var changed = new LinkedHashMap<String, Additions>();
    groups.forEach(
        (group, gained) -> {
          var additions = stamped.computeIfAbsent(gained, _ -> stamped(gained, stamp));
          if (!additions.gains().isEmpty()) {
            changed.put(group, additions);
          }
        });
    return changed;
  }

  private static void gain(
      Map<String, Map<Spot, Numbers>> groups, Place place, Map<Spot, Numbers> gained) {
    var ofMetric = GroupKey.allOf(place.pipelineId, place.metric);
    for (var segment : place.segments) {
      groups.merge(ofMetric + segment.word(), gained, Ledger::together);
    }
  }

  private static Map<Spot, Numbers> together(Map<Spot, Numbers> one, Map<Spot, Numbers> other) {
    var both = new LinkedHashMap<Spot, Numbers>();
    one.forEach((spot, numbers) -> both.put(spot, numbers.copy()));
    other.forEach((spot, numbers) -> both.computeIfAbsent(spot, _ -> new Numbers()).plus(numbers));
    return both;
  }

  private static Additions stamped(Map<Spot, Numbers> gained, Tally stamp) {
    var changed = new ArrayList<Gain>(gained.size());
    gained.forEach(
        (spot, numbers) -> {
          if (numbers.comeToSomething()) {
            changed.add(new Gain(spot, numbers.plus(stamp).tally()));
          }
        });
    return new Additions(changed);
  }
}
