package io.dealstream.metrics.figures;

import io.dealstream.metrics.tally.Tally;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What was added to figures of a pipeline whose zone is not known yet. Deals and pipelines come by
 * different partitions, so that the first may come before the latter.
 */
final class Undated {

  static final String STORE = "undated";

  private final KeyValueStore<String, Tally> kept;

  Undated(KeyValueStore<String, Tally> kept) {
    this.kept = kept;
  }

  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Tally.CODEC);
  }

  void add(String group, Spot spot, Tally delta) {
    var key = FigureKey.of(group, Long.toString(spot.quarter()), spot.item());
    var before = kept.get(key);
    kept.put(key, before == null ? delta : before.plus(delta));
  }

  /** What belongs to one group at one spot. */
  record Addition(String group, Spot spot) {}

  /** Takes out all that belongs to a pipeline. */
  void takeAll(String pipelineId, BiConsumer<Addition, Tally> to) {
    var taken = new ArrayList<String>();
    try (var all = kept.prefixScan(GroupKey.allOf(pipelineId), new StringSerializer())) {
      while (all.hasNext()) {
        var next = all.next();
        to.accept(addition(next.key), next.value);
        taken.add(next.key);
      }
    }
    taken.forEach(kept::delete);
  }

  private static Addition addition(String key) {
    var item = key.lastIndexOf('|');
    var quarter = key.lastIndexOf('|', item - 1);
    var spot = new Spot(key.substring(item + 1), Long.parseLong(FigureKey.windowOf(key)));
    return new Addition(key.substring(0, quarter), spot);
  }
}
