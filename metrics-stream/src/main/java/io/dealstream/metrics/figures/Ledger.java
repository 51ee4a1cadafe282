package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.Moment;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Slots.Source;
import io.dealstream.metrics.tally.Tally;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What one event adds to which figures. */
public final class Ledger {

  private final Map<String, Map<Spot, Numbers>> groups = new HashMap<>();

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
    var spot = Spot.at(item, at);
    for (var segment : segments) {
      change.accept(numbers(metric, pipelineId, segment, spot));
    }
  }

  /**
   * An item's numbers in one segment, in the windows around a time.
   *
   * @param at epoch milliseconds
   */
  public Numbers at(Metric<?> metric, String pipelineId, Segment segment, String item, long at) {
    return numbers(metric, pipelineId, segment, Spot.at(item, at));
  }

  /**
   * Changes an item, wherever it counts, as it stands now.
   *
   * @param item as it stands in the published key
   */
  public void present(
      Metric<?> metric, String pipelineId, Credit credit, String item, Consumer<Numbers> change) {
    for (var segment : credit.segments()) {
      change.accept(present(metric, pipelineId, segment, item));
    }
  }

  /** An item's numbers of the present, in one segment. */
  public Numbers present(Metric<?> metric, String pipelineId, Segment segment, String item) {
    return numbers(metric, pipelineId, segment, Spot.present(item));
  }

  private Numbers numbers(Metric<?> metric, String pipelineId, Segment segment, Spot spot) {
    return groups
        .computeIfAbsent(GroupKey.of(pipelineId, metric, segment), _ -> new LinkedHashMap<>())
        .computeIfAbsent(spot, _ -> new Numbers());
  }

  /**
   * What there is, by group, each figure stamped with the event it comes from. A figure in which
   * everything cancelled out is not changed.
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
    var changed = new HashMap<String, Additions>();
    groups.forEach((group, spots) -> keep(changed, group, stamped(spots, stamp)));
    return changed;
  }

  private static Map<Spot, Tally> stamped(Map<Spot, Numbers> spots, Tally stamp) {
    var changed = new LinkedHashMap<Spot, Tally>();
    spots.forEach(
        (spot, numbers) -> {
          var tally = numbers.tally();
          if (!tally.isEmpty()) {
            changed.put(spot, tally.plus(stamp));
          }
        });
    return changed;
  }

  private static void keep(Map<String, Additions> changed, String group, Map<Spot, Tally> spots) {
    if (!spots.isEmpty()) {
      changed.put(group, new Additions(spots));
    }
  }
}
