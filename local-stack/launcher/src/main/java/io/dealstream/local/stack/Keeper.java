package io.dealstream.local.stack;

import static io.dealstream.local.data.PartState.Condition.DIED;
import static io.dealstream.local.data.PartState.Condition.READY;
import static io.dealstream.local.data.PartState.Condition.STARTING;
import static io.dealstream.local.data.PartState.Condition.STOPPED;
import static io.dealstream.local.data.PartState.Condition.UNWELL;
import static io.dealstream.local.data.PartState.Condition.WAITING;

import io.dealstream.local.data.PartState;
import io.dealstream.local.data.ProcessName;
import io.dealstream.local.data.RunningCopy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one part running: starts it when what it needs is there, and again whenever it died. */
final class Keeper {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final int TRIES_BEFORE_EVER_READY = 3;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Part part;
  private final Journal journal;
  private final Consumer<String> giveUp;
  private final Backoff backoff = new Backoff();
  private final Thread thread;
  private volatile boolean stopping;
  private boolean everReady;
  private int failures;
  private int restarts;

  // Written by this keeper's thread, read by stop() once that thread has ended.
  private Part.@Nullable Running running;

  /**
   * @param giveUp told why, in one line, where the part never came up
   */
  Keeper(Part part, Journal journal, Consumer<String> giveUp) {
    this.part = part;
    this.journal = journal;
    this.giveUp = giveUp;
    this.thread = Thread.ofPlatform().daemon().name("keeper-" + part.name()).unstarted(this::keep);
  }

  static PartState notYet(Part part) {
    return new PartState(part.name(), WAITING, null, 0, part.port(), 0);
  }

  void start() {
    thread.start();
  }

  /** Returns once the part has ended, for good. */
  void stop() throws InterruptedException {
    stopping = true;
    thread.interrupt();
    thread.join();
    var last = running;
    if (last != null) {
      try {
        last.stop();
      } catch (IOException failed) {
        LOG.warn("{} did not stop well", part.name(), failed);
      }
    }
    say(STOPPED, null);
  }

  private void keep() {
    try {
      while (!stopping) {
        journal.await(this::hasWhatItNeeds);
        say(STARTING, null);
        startOnce();
      }
    } catch (InterruptedException stop) {
      LOG.debug("{} is being stopped", part.name());
    }
  }

  private void startOnce() throws InterruptedException {
    var ran = Duration.ZERO;
    try {
      var started = part.start();
      running = started;
      everReady = true;
      say(READY, started.process());
      ran = awaitEnd(started);
      running = null;
      release(started);
      LOG.warn("{} ended after {}, it is started again", part.name(), ran);
    } catch (IOException | RuntimeException failed) {
      LOG.warn("{} did not start", part.name(), failed);
      failures++;
      if (!everReady && failures >= TRIES_BEFORE_EVER_READY) {
        giveUp.accept(part.name() + " does not start: " + failed.getMessage());
      }
    }
    restarts++;
    say(DIED, null);
    Thread.sleep(backoff.nextPause(ran));
  }

  /** Meanwhile it is looked at: what the other commands read of it is how it is now. */
  private Duration awaitEnd(Part.Running started) throws InterruptedException {
    var since = System.nanoTime();
    var end = new CountDownLatch(1);
    started.process().onExit().thenRun(end::countDown);
    var said = READY;
    while (!end.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
      var now = started.isWell() ? READY : UNWELL;
      if (now != said && started.process().isAlive()) {
        say(now, started.process());
        said = now;
      }
    }
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** A process that is gone may have left something of ours open. */
  private void release(Part.Running gone) {
    try {
      gone.stop();
    } catch (IOException alreadyGone) {
      LOG.debug("{} had gone", part.name(), alreadyGone);
    }
  }

  private boolean hasWhatItNeeds(RunningCopy copy) {
    return copy.parts().stream()
        .filter(p -> part.needs().contains(p.name()))
        .allMatch(p -> p.condition() == READY);
  }

  private void say(PartState.Condition condition, @Nullable ProcessHandle process) {
    var pid = process == null ? null : process.pid();
    var since = process == null ? 0 : ProcessName.startOf(process);
    var state = new PartState(part.name(), condition, pid, since, part.port(), restarts);
    journal.change(copy -> copy.with(state));
  }
}
