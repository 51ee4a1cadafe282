package io.dealstream.metrics.leadscore;

import io.dealstream.leadscore.bayes.Counts;
import io.dealstream.leadscore.bayes.Outcomes;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.stores.WriteBehind;
import org.apache.kafka.streams.state.StoreBuilder;

/** What was learnt, in a store: as many counts as there are owners, sources and the like. */
record StoredCounts(WriteBehind<Outcomes> store) implements Counts {

  static final String STORE = "score-counts";

  private static final Codec<Outcomes> CODEC =
      new Codec<>(
          (out, outcomes) -> out.signed(outcomes.won()).signed(outcomes.lost()),
          in -> new Outcomes(in.signed(), in.signed()));

  static StoreBuilder<?> builder() {
    return WriteBehind.store(STORE, CODEC);
  }

  @Override
  public Outcomes get(String key) {
    var kept = store.get(key);
    return kept == null ? Outcomes.NONE : kept;
  }

  @Override
  public void put(String key, Outcomes outcomes) {
    store.put(key, outcomes);
  }
}
