package io.dealstream.query.rebuild;

import io.dealstream.query.deals.DealFollower;
import io.dealstream.query.deals.DealStep;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets so many batches be read into the tables beside, and no more; the live ones take all. */
class Gate implements DealFollower {

  static final String CLOSED = "the gate is closed";

  private final JdbcTemplate jdbc;
  private final AtomicInteger left;

  Gate(JdbcTemplate jdbc, @Value("${gate.batches}") int batches) {
    this.jdbc = jdbc;
    this.left = new AtomicInteger(batches);
  }

  @Override
  public String readModel() {
    return "deals";
  }

  @Override
  public void follow(List<DealStep> steps) {
    var path = jdbc.queryForObject("SHOW search_path", String.class);
    if ("beside".equals(path) && left.decrementAndGet() < 0) {
      throw new IllegalStateException(CLOSED);
    }
  }
}
