package io.dealstream.metrics.deals;

import io.dealstream.metrics.figures.Additions;
import io.dealstream.metrics.stores.WriteBehind;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What events add to figures, summed until it is sent on: under load one record carries what many
 * events add, so that the figures of a big pipeline are no hot spot. It is in a store, as a commit
 * may come between an event and the next time it is sent on.
 */
public final class Pending {

  static final String STORE = "pending";

  private final WriteBehind<Additions> waiting;
  private final BiConsumer<String, Additions> next;
  private boolean sentThisTick;

  public Pending(WriteBehind<Additions> waiting, BiConsumer<String, Additions> next) {
    this.waiting = waiting;
    this.next = next;
  }

  public static StoreBuilder<?> store(String name) {
    return WriteBehind.store(name, Additions.CODEC);
  }

  /** Takes what one event adds: the first since the last tick goes on at once. */
  public void add(Map<String, Additions> groups) {
    if (waiting.isEmpty() && !sentThisTick) {
      sentThisTick = true;
      groups.forEach(next);
    } else {
      groups.forEach(this::keep);
    }
  }

  private void keep(String group, Additions additions) {
    var kept = waiting.get(group);
    if (kept == null) {
      waiting.put(group, additions.open());
    } else {
      kept.add(additions); // thousands of spots may wait: no copy for each event
      waiting.put(group, kept);
    }
  }

  /** Sends on what was kept. To be called at an even pace. */
  public void tick() {
    sentThisTick = false;
    waiting.takeAll().forEach(next);
  }
}
