package io.dealstream.metrics.figures;

import io.dealstream.metrics.stores.Waiting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/**
 * Changes of figures that were sent a moment ago and wait their turn. They are folded when they are
 * sent, so that a busy figure is read and written at its pace and no more. Kept in a store: what a
 * crash left here is sent at the next start.
 *
 * <p>Where more figures change than can be sent beside the work of folding, as while history is
 * read in, each waits longer and carries more; where too many wait, the longest wait is over, and
 * what is read in has to wait instead.
 */
final class Unsent<V> {

  /**
   * Where too many wait, one that comes lets so many go: sending one may add a few others, as days
   * do to weeks and months.
   */
  private static final int FOR_ONE = 4;

  /**
   * @param pause between two times that a key is sent, milliseconds
   * @param longest pause of any key
   * @param most so many are sent in a tick that is on time, unless too many wait
   * @param mostWaiting that many may wait
   */
  record Pace(ToLongFunction<String> pause, long longest, int most, int mostWaiting) {

    Pace ofOneIn(int partitions) {
      return new Pace(
          pause, longest, Math.max(1, most / partitions), Math.max(1, mostWaiting / partitions));
    }
  }

  private final Waiting<V> waiting;
  private final Pace pace;
  private final BiConsumer<String, V> send;
  private final Map<String, Long> sentAt = new LinkedHashMap<>();
  private boolean makingRoom;
  private int sentThisTick;
  private int allowed;

  Unsent(Waiting<V> waiting, Pace pace, BiConsumer<String, V> send) {
    this.waiting = waiting;
    this.pace = pace;
    this.send = send;
    allowed = pace.most;
  }

  /**
   * @param now wall clock, milliseconds
   */
  void add(String key, V change, long now) {
    waiting.add(key, change);
    if (sentThisTick < allowed && !rests(key, now)) {
      send(key, now);
    } else if (!makingRoom && waiting.size() > pace.mostWaiting) {
      makeRoom(now);
    }
  }

  /**
   * What is added meanwhile makes none in turn: it would be as deep a nesting as there are keys.
   */
  private void makeRoom(long now) {
    makingRoom = true;
    for (var left = FOR_ONE; left > 0 && waiting.size() > pace.mostWaiting; left--) {
      send(waiting.oldest(), now);
    }
    makingRoom = false;
  }

  /** Until the next tick nothing is sent, unless too many wait. */
  void hold() {
    allowed = 0;
  }

  /**
   * Sends what has waited long enough, the longest wait first. To be called at an even pace.
   *
   * @param most so many until the next tick
   * @return how many were sent since the last tick
   */
  int tick(long now, int most) {
    var before = sentThisTick;
    sentThisTick = 0;
    allowed = most;
    forget(now);
    for (var key : waiting.keys().filter(key -> !rests(key, now)).limit(allowed).toList()) {
      send(key, now);
    }
    return before;
  }

  /** Whether any was sent since the last tick, or by it. */
  boolean hasSent() {
    return sentThisTick > 0;
  }

  private void send(String key, long now) {
    var all = waiting.take(key);
    if (all != null) {
      sentThisTick++;
      sentAt.remove(key); // so that it comes last
      sentAt.put(key, now);
      send.accept(key, all);
    }
  }

  private boolean rests(String key, long now) {
    var sent = sentAt.get(key);
    return sent != null && now - sent < pace.pause.applyAsLong(key);
  }

  private void forget(long now) {
    var oldest = sentAt.values().iterator();
    while (oldest.hasNext() && now - oldest.next() >= pace.longest) {
      oldest.remove();
    }
  }
}
