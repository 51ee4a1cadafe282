package io.dealstream.metrics.figures;

import io.dealstream.metrics.tally.Tally;
import java.util.ArrayList;
import java.util.List;
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
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Tally.CODEC)
        .withCachingEnabled();
  }

  void add(String group, Additions additions) {
    additions.gains().forEach(gain -> add(key(group, gain.spot()), gain.tally()));
  }

  /** One by one: all of a busy group in one would soon be more than a record may hold. */
  private void add(String key, Tally tally) {
    var before = kept.get(key);
    kept.put(key, before == null ? tally : before.plus(tally));
  }

  /**
   * Takes out all that belongs to a pipeline.
   *
   * @param to is told each group's
   */
  void takeAll(String pipelineId, BiConsumer<String, Additions> to) {
    var taken = new ArrayList<String>();
    try (var all = kept.prefixScan(GroupKey.allOf(pipelineId), new StringSerializer())) {
      all.forEachRemaining(
          entry -> {
            var gain = new Gain(spotOf(entry.key), entry.value);
            to.accept(groupOf(entry.key), new Additions(List.of(gain)));
            taken.add(entry.key);
          });
    }
    taken.forEach(kept::delete);
  }

  private static String key(String group, Spot spot) {
    return group + "|" + spot.quarter() + "|" + spot.item();
  }

  private static String groupOf(String key) {
    return key.substring(0, key.lastIndexOf('|', key.lastIndexOf('|') - 1));
  }

  private static Spot spotOf(String key) {
    var item = key.lastIndexOf('|');
    var quarter = key.substring(groupOf(key).length() + 1, item);
    return new Spot(key.substring(item + 1), Long.parseLong(quarter));
  }
}
