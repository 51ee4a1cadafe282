package io.dealstream.metrics.deals;

import io.dealstream.metrics.figures.AddingUp;
import io.dealstream.metrics.figures.Additions;
import io.dealstream.metrics.figures.Backlog;
import io.dealstream.metrics.figures.Commits;
import io.dealstream.metrics.figures.Ticks;
import io.dealstream.metrics.stores.BeforeCommit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What events add to figures, summed until it is sent on: under load one record carries what many
 * events add, so that the figures of a big pipeline are no hot spot; where events come late, one
 * carries the more. A commit that comes between an event and the next time anyway takes along what
 * is here: so nothing of it is ever kept.
 */
public final class Pending {

  static final String STORE = "pending";

  private final Map<String, AddingUp> waiting = new LinkedHashMap<>();
  private final BiConsumer<String, Additions> next;
  private final Backlog backlog = new Backlog();
  private final Ticks ticks = new Ticks();
  private final Commits commits;
  private boolean sentThisTick;
  private long sentAt;

  /**
   * To be made while its processor is set up.
   *
   * @param context asked for a commit when something was sent that somebody waits for: it is seen
   *     by nobody until then
   */
  public Pending(
      BeforeCommit store, ProcessorContext<?, ?> context, BiConsumer<String, Additions> next) {
    this.next = next;
    this.commits = new Commits(context::commit, store::commits, backlog, ticks);
    store.then(() -> sendOn(context.currentSystemTimeMs()));
  }

  public static StoreBuilder<?> store(String name) {
    return BeforeCommit.store(name);
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
      groups.forEach(
          (group, additions) -> waiting.computeIfAbsent(group, _ -> new AddingUp()).add(additions));
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
      sent |= !waiting.isEmpty();
      sendOn(now);
    }
    commits.tick(sent, now);
  }

  private void sendOn(long now) {
    sentAt = now;
    waiting.forEach((group, sum) -> sum.portions(portion -> next.accept(group, portion)));
    waiting.clear();
  }
}
