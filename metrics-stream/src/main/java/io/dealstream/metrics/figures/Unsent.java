package io.dealstream.metrics.figures;

import io.dealstream.metrics.stores.WriteBehind;
import io.dealstream.metrics.tally.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Changes of figures that were sent a moment ago and wait their turn. A figure is folded when it is
 * sent, so that a busy one is read and written ten times a second and no more. Kept in a store:
 * what a crash left here is sent at the next start.
 *
 * <p>Where more figures change than can be sent beside the work of folding, as while history is
 * read in, each waits longer and carries more.
 */
final class Unsent {

  static final String STORE = "dirty";

  private static final long PAUSE = 100;

  /** In a tick: two thousand figures a second of each partition. */
  private static final int MOST = 50;

  private final WriteBehind<Tally> waiting;
  private final BiConsumer<String, Tally> send;
  private final Map<String, Long> sentAt = new LinkedHashMap<>();
  private int sentThisTick;

  Unsent(WriteBehind<Tally> waiting, BiConsumer<String, Tally> send) {
    this.waiting = waiting;
    this.send = send;
  }

  static StoreBuilder<?> store() {
    return WriteBehind.store(STORE, Tally.CODEC);
  }

  /**
   * @param now wall clock, milliseconds
   */
  void add(String key, Tally delta, long now) {
    var waited = waiting.get(key);
    var all = waited == null ? delta : waited.plus(delta);
    if (sentThisTick == MOST || rests(key, now)) {
      waiting.put(key, all);
    } else {
      send(key, all, now);
    }
  }

  /** Sends what has waited long enough, the longest wait first. To be called at an even pace. */
  void tick(long now) {
    sentThisTick = 0;
    forget(now);
    for (var key : waiting.keys().filter(key -> !rests(key, now)).limit(MOST).toList()) {
      if (waiting.get(key) instanceof Tally all) {
        send(key, all, now);
      }
    }
  }

  private void send(String key, Tally all, long now) {
    waiting.remove(key);
    sentThisTick++;
    sentAt.remove(key); // so that it comes last
    sentAt.put(key, now);
    send.accept(key, all);
  }

  private boolean rests(String key, long now) {
    var sent = sentAt.get(key);
    return sent != null && now - sent < PAUSE;
  }

  private void forget(long now) {
    var oldest = sentAt.values().iterator();
    while (oldest.hasNext() && now - oldest.next() >= PAUSE) {
      oldest.remove();
    }
  }
}
