package io.dealstream.metrics.facts;

import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.metrics.alerts.DueQueue;
import io.dealstream.metrics.alerts.Watching;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Every deal's state, and the way from an event to its facts and alerts. */
public final class DealFacts {

  public static final String STORE = "deals";

  private final KeyValueStore<String, Kept> deals;
  private final DueQueue due;

  /**
   * @param store the one that {@link #store()} builds
   */
  public DealFacts(KeyValueStore<String, ?> store, DueQueue due) {
    @SuppressWarnings("unchecked") // what store() builds; the type stays inside this package
    var typed = (KeyValueStore<String, Kept>) store;
    deals = typed;
    this.due = due;
  }

  public static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), DealCodec.CODEC)
        .withCachingEnabled();
  }

  /** What became of an event. */
  public sealed interface Taken {

    /**
     * @param alerts in their order
     * @param nextDue when the next alert of the deal falls due, unless something happens before
     */
    record Told(List<Fact> facts, List<DealAlert> alerts, long nextDue) implements Taken {}

    /** It was here before. */
    record Duplicate() implements Taken {}

    /** It cannot follow what is known of its deal; nothing was changed. */
    record Impossible(String rule) implements Taken {}
  }

  /**
   * @param sequence the event's number in its deal, from 0
   * @param position its place among all events
   */
  public Taken take(DealEvent event, long sequence, long position) {
    var kept = deals.get(event.dealId());
    var before = kept == null ? null : kept.deal();
    if (before != null && sequence <= before.sequence()) {
      return new Taken.Duplicate();
    }
    var broken = Continuity.brokenBy(before, event, sequence);
    if (broken != null) {
      return new Taken.Impossible(broken);
    }
    var step = DealStep.of(before, event, sequence);
    var seen = Watching.after(kept == null ? null : kept.watch(), event, sequence, position);
    var watch = due.place(event.dealId(), seen.watch());
    deals.put(event.dealId(), new Kept(step.deal(), watch));
    return new Taken.Told(step.facts(), seen.alerts(), watch.nextDue());
  }

  /**
   * The alerts of deals to which nothing happens, the earliest first.
   *
   * @param before what falls due before this has fallen due; epoch milliseconds
   * @param most so many deals are looked at; others wait for the next time
   */
  public List<DealAlert> fallDue(long before, int most) {
    var alerts = new ArrayList<DealAlert>();
    for (var dealId : due.take(before, most)) {
      var kept = deals.get(dealId);
      var seen = kept.watch().fallDue(dealId, before);
      deals.put(dealId, new Kept(kept.deal(), due.placeAnew(dealId, seen.watch())));
      alerts.addAll(seen.alerts());
    }
    return alerts;
  }
}
