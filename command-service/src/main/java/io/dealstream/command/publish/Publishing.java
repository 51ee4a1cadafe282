package io.dealstream.command.publish;

import io.dealstream.background.WakeUp;
import io.dealstream.command.publish.PublishingState.Phase;
import io.dealstream.command.publish.TermOver.Refused;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Stands by until it may lead, leads for a term, and stands by again. */
final class Publishing implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Publishing.class);
  private static final Duration STANDBY_POLL = Duration.ofMillis(200);
  private static final Duration TO_FINISH = Duration.ofSeconds(10);

  private final SequencerDatabase database;
  private final Destination destination;
  private final WakeUp newEvents;
  private final Figures figures;
  private final Stop stop = new Stop();
  private final Backoff backoff = new Backoff();
  private @Nullable Thread thread;

  Publishing(
      SequencerDatabase database, Destination destination, WakeUp newEvents, Figures figures) {
    this.database = database;
    this.destination = destination;
    this.newEvents = newEvents;
    this.figures = figures;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("publisher").start(this::run);
  }

  private void run() {
    try {
      while (!stop.isAsked() && figures.state().phase() != Phase.REFUSING) {
        candidate();
        stop.pause(backoff.next());
      }
    } catch (InterruptedException stopped) {
      if (figures.state().phase() == Phase.LEADING) {
        log.warn("stopped before the transaction at hand was finished; the next leader settles it");
      }
    }
    if (stop.isAsked()) {
      figures.is(Phase.STOPPED, "");
    }
  }

  private void candidate() throws InterruptedException {
    try (var leadership = Leadership.candidate(database)) {
      while (!stop.isAsked() && !leadership.tryToLead()) {
        standBy();
      }
      if (!stop.isAsked()) {
        lead();
      }
    } catch (Refused decisionNeeded) {
      figures.is(Phase.REFUSING, message(decisionNeeded));
      log.error(message(decisionNeeded));
    } catch (TermOver lost) {
      figures.is(Phase.STANDBY, message(lost));
      log.warn("no longer leading: {}", message(lost));
    } catch (SQLException noAnswer) {
      figures.is(Phase.WAITING, "PostgreSQL: " + message(noAnswer));
      log.warn("PostgreSQL fails: {}", message(noAnswer));
    } catch (RuntimeException unexpected) {
      figures.is(Phase.FAILING, unexpected.toString());
      log.error("publishing fails, and is tried again", unexpected);
    }
  }

  private void lead() throws SQLException, TermOver, InterruptedException {
    try {
      new Term(database, destination, newEvents, figures, stop).serve();
    } finally {
      if (figures.state().phase() == Phase.LEADING) {
        backoff.reset();
      }
    }
  }

  private void standBy() throws InterruptedException {
    backoff.reset();
    if (figures.is(Phase.STANDBY, "")) {
      log.info("standing by: another instance publishes");
    }
    stop.pause(STANDBY_POLL);
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  /**
   * Finishes the transaction at hand, and gives the leadership to whoever stands by. Who waits for
   * Kafka has none at hand, and may wait for a minute.
   */
  @Override
  public void stop() {
    stop.ask();
    newEvents.signal();
    var running = thread;
    if (running == null) {
      return;
    }
    try {
      if (!running.join(mayHaveBegun() ? TO_FINISH : Duration.ZERO)) {
        running.interrupt();
        running.join(TO_FINISH);
      }
    } catch (InterruptedException hurried) {
      running.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private boolean mayHaveBegun() {
    var phase = figures.state().phase();
    return phase == Phase.LEADING || phase == Phase.STANDBY;
  }

  @Override
  public boolean isRunning() {
    return thread != null && thread.isAlive();
  }

  /** Stops once the web server has answered its last request. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
