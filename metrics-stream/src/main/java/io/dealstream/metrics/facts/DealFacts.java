package io.dealstream.metrics.facts;

import io.dealstream.events.deal.DealEvent;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Every deal's state, and the way from an event to its facts. */
public final class DealFacts {

  public static final String STORE = "deals";

  private final KeyValueStore<String, Deal> deals;

  /**
   * @param store the one that {@link #store()} builds
   */
  public DealFacts(KeyValueStore<String, ?> store) {
    @SuppressWarnings("unchecked") // what store() builds; the type stays inside this package
    var typed = (KeyValueStore<String, Deal>) store;
    deals = typed;
  }

  public static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), DealCodec.CODEC)
        .withCachingEnabled();
  }

  /** What became of an event. */
  public sealed interface Taken {

    record Told(List<Fact> facts) implements Taken {}

    /** It was here before. */
    record Duplicate() implements Taken {}

    /** It cannot follow what is known of its deal; nothing was changed. */
    record Impossible(String rule) implements Taken {}
  }

  /**
   * @param sequence the event's number in its deal, from 0
   */
  public Taken take(DealEvent event, long sequence) {
    var before = deals.get(event.dealId());
    if (before != null && sequence <= before.sequence()) {
      return new Taken.Duplicate();
    }
    var broken = Continuity.brokenBy(before, event, sequence);
    if (broken != null) {
      return new Taken.Impossible(broken);
    }
    var step = DealStep.of(before, event, sequence);
    deals.put(event.dealId(), step.deal());
    return new Taken.Told(step.facts());
  }
}
