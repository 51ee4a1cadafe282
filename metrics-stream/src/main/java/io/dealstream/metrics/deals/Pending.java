package io.dealstream.metrics.deals;

import io.dealstream.metrics.figures.Additions;
import io.dealstream.metrics.figures.Backlog;
import io.dealstream.metrics.figures.Commits;
import io.dealstream.metrics.figures.Ticks;
import io.dealstream.metrics.stores.WriteBehind;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What events add to figures, summed until it is sent on: under load one record carries what many
 * events add, so that the figures of a big pipeline are no hot spot; where events come late, one
 * carries the more. It is in a store, as a commit may come between an event and the next time it is
 * sent on.
 */
public final class Pending {

  static final String STORE = "pending";

  private final WriteBehind<Additions> waiting;
  private final BiConsumer<String, Additions> next;
  private final Backlog backlog = new Backlog();
  private final Ticks ticks = new Ticks();
  private final Commits commits;
  private boolean sentThisTick;
  private long sentAt;

  /**
   * @param commit asked for when something was sent that somebody waits for: it is seen by nobody
   *     until then
   */
  public Pending(
      WriteBehind<Additions> waiting, BiConsumer<String, Additions> next, Runnable commit) {
    this.waiting = waiting;
    this.next = next;
    this.commits = new Commits(commit, waiting::flushes, backlog, ticks);
  }

  public static StoreBuilder<?> store(String name) {
    return WriteBehind.store(name, Additions.CODEC);
  }

  /**
   * Takes what one event adds: the first since the last tick goes on at once.
   *
   * @param recordedAt of the event, epoch milliseconds
   * @param now wall clock, epoch milliseconds
   */
  public void add(Map<String, Additions> groups, long recordedAt, long now) {
    backlog.saw(recordedAt, now);
    if (waiting.isEmpty() && !sentThisTick && backlog.portion(now) == 0) {
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

  /**
   * Sends on what was kept. To be called once in each tick.
   *
   * @param now wall clock, epoch milliseconds
   */
  public void tick(long now) {
    ticks.passed(now);
    var sent = sentThisTick;
    sentThisTick = false;
    if (now - sentAt >= backlog.portion(now)) {
      sentAt = now;
      sent |= !waiting.isEmpty();
      waiting.takeAll().forEach(next);
    }
    commits.tick(sent, now);
  }
}
