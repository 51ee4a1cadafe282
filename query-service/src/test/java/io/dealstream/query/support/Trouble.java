package io.dealstream.query.support;

import io.dealstream.query.deals.DealFollower;
import io.dealstream.query.deals.DealStep;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Ends batches where a crash might: amid the rows, with the connection gone before the commit, and
 * after it, before anybody here has noted that it was.
 */
public class Trouble implements DealFollower {

  private static final int MOST = 9;

  private final JdbcTemplate jdbc;
  private final AtomicInteger made = new AtomicInteger();
  private final Random random;

  public Trouble(JdbcTemplate jdbc, @Value("${trouble.seed}") long seed) {
    this.jdbc = jdbc;
    this.random = new Random(seed);
  }

  public int made() {
    return made.get();
  }

  @Override
  public void follow(List<DealStep> steps) {
    if (made.get() == MOST || random.nextBoolean()) {
      return;
    }
    made.incrementAndGet();
    switch (random.nextInt(3)) {
      case 0 -> throw new IllegalStateException("trouble amid the rows");
      case 1 -> jdbc.execute("SELECT pg_terminate_backend(pg_backend_pid())");
      default ->
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  throw new IllegalStateException("trouble after the commit");
                }
              });
    }
  }
}
