package io.dealstream.query.rebuild;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Looks for what is to be rebuilt, for as long as the service runs. What another process left
 * half-way is gone on with; what it left behind is taken away.
 */
@Component
class Rebuilder implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final Duration AGAIN_THE_SAME = Duration.ofSeconds(2);
  private static final Duration TO_END = Duration.ofSeconds(5);

  private final RebuildTable table;
  private final BesideTables beside;
  private final Work work;
  private final DataSource connections;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread thread;
  private String trouble = "";

  Rebuilder(RebuildTable table, BesideTables beside, Work work, DataSource connections) {
    this.table = table;
    this.beside = beside;
    this.work = work;
    this.connections = connections;
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    thread = Thread.ofPlatform().daemon().name("rebuild").start(this::watch);
  }

  private void watch() {
    try {
      var pause = BETWEEN_LOOKS;
      while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long until the next look. */
  private Duration look() throws InterruptedException {
    try {
      var wasAtWork = (table.first().isPresent() || beside.areThere()) && beAlone();
      trouble = "";
      return wasAtWork ? Duration.ZERO : BETWEEN_LOOKS;
    } catch (SQLException | RuntimeException e) {
      if (trouble.equals(e.toString())) {
        return AGAIN_THE_SAME;
      }
      LOG.warn("rebuilding is tried again: {}", e.toString());
      trouble = e.toString();
      return BETWEEN_LOOKS;
    }
  }

  /** Whether there was anything to do, and nobody else at it. */
  private boolean beAlone() throws SQLException, InterruptedException {
    var alone = Alone.among(connections);
    if (alone.isEmpty()) {
      return false;
    }
    try (var _ = alone.get()) {
      var first = table.first();
      if (first.isPresent()) {
        workOn(first.get());
      } else if (beside.areThere()) {
        beside.drop();
      }
      return true;
    }
  }

  private void workOn(Rebuild rebuild) throws SQLException, InterruptedException {
    try {
      work.on(rebuild, () -> stopped.getCount() == 0);
    } catch (SQLException | RuntimeException e) {
      var cause = NestedExceptionUtils.getMostSpecificCause(e);
      table.trouble(rebuild.number(), String.valueOf(cause.getMessage()));
      throw e;
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    var running = thread;
    thread = null;
    if (running != null) {
      try {
        running.join(TO_END);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
