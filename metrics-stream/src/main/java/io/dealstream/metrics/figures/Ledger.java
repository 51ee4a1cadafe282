package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Slots.Source;
import io.dealstream.metrics.tally.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one event adds to which figures. */
public final class Ledger {

  private final Map<String, TreeMap<String, Numbers>> groups = new HashMap<>();

  /**
   * Changes an item wherever it counts.
   *
   * @param item as it stands in the published key
   */
  public void credit(
      Metric<?> metric, String pipelineId, Credit credit, String item, Consumer<Numbers> change) {
    for (var segment : credit.segments()) {
      change.accept(numbers(metric, pipelineId, segment, item));
    }
  }

  public Numbers numbers(Metric<?> metric, String pipelineId, Segment segment, String item) {
    return groups
        .computeIfAbsent(GroupKey.of(pipelineId, metric, segment, Window.ALL), _ -> new TreeMap<>())
        .computeIfAbsent(item, _ -> new Numbers());
  }

  /**
   * What there is, by group, each figure stamped with the event it comes from. A figure in which
   * everything cancelled out is not changed.
   *
   * @param recordedAt of the event, epoch milliseconds
   */
  public Map<String, Additions> close(int partition, long position, long recordedAt) {
    var stamp =
        new Numbers()
            .raise(Slots.AS_OF, recordedAt)
            .raise(Slots.folded(Source.DEAL_EVENTS, partition), position)
            .tally();
    var changed = new HashMap<String, Additions>();
    groups.forEach((group, items) -> keep(changed, group, stamped(items, stamp)));
    return changed;
  }

  private static TreeMap<String, Tally> stamped(Map<String, Numbers> items, Tally stamp) {
    var changed = new TreeMap<String, Tally>();
    items.forEach(
        (item, numbers) -> {
          var tally = numbers.tally();
          if (!tally.isEmpty()) {
            changed.put(item, tally.plus(stamp));
          }
        });
    return changed;
  }

  private static void keep(
      Map<String, Additions> changed, String group, TreeMap<String, Tally> items) {
    if (!items.isEmpty()) {
      changed.put(group, new Additions(items));
    }
  }
}
