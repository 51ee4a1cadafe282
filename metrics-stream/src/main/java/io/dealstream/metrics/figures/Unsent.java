package io.dealstream.metrics.figures;

import io.dealstream.metrics.stores.WriteBehind;
import io.dealstream.metrics.tally.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Changes of figures that were sent a moment ago and wait their turn. A figure is folded when it is
 * sent, so that a busy one is read and written at its pace and no more. Kept in a store: what a
 * crash left here is sent at the next start.
 *
 * <p>Where more figures change than can be sent beside the work of folding, as while history is
 * read in, each waits longer and carries more; where too many wait, the longest wait is over, and
 * what is read in has to wait instead.
 */
final class Unsent {

  /**
   * @param pause between two times that a figure is sent, milliseconds
   * @param most so many figures are sent in a tick, unless too many wait
   */
  record Pace(long pause, int most) {}

  private static final int MOST_WAITING = 20_000;

  private final WriteBehind<Tally> waiting;
  private final Pace pace;
  private final BiConsumer<String, Tally> send;
  private final Map<String, Long> sentAt = new LinkedHashMap<>();
  private int sentThisTick;

  Unsent(WriteBehind<Tally> waiting, Pace pace, BiConsumer<String, Tally> send) {
    this.waiting = waiting;
    this.pace = pace;
    this.send = send;
  }

  static StoreBuilder<?> store(String name) {
    return WriteBehind.store(name, Tally.CODEC);
  }

  /**
   * @param now wall clock, milliseconds
   */
  void add(String key, Tally delta, long now) {
    var waited = waiting.get(key);
    var all = waited == null ? delta : waited.plus(delta);
    if (sentThisTick < pace.most && !rests(key, now)) {
      send(key, all, now);
      return;
    }
    waiting.put(key, all);
    if (waiting.size() > MOST_WAITING) {
      sendWaiting(waiting.oldest(), now);
    }
  }

  /** What of a figure waits. */
  Tally waiting(String key) {
    var waits = waiting.get(key);
    return waits == null ? Tally.NONE : waits;
  }

  /** Sends what has waited long enough, the longest wait first. To be called at an even pace. */
  void tick(long now) {
    sentThisTick = 0;
    forget(now);
    for (var key : waiting.keys().filter(key -> !rests(key, now)).limit(pace.most).toList()) {
      sendWaiting(key, now);
    }
  }

  private void sendWaiting(String key, long now) {
    if (waiting.get(key) instanceof Tally all) {
      send(key, all, now);
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
    return sent != null && now - sent < pace.pause;
  }

  private void forget(long now) {
    var oldest = sentAt.values().iterator();
    while (oldest.hasNext() && now - oldest.next() >= pace.pause) {
      oldest.remove();
    }
  }
}
