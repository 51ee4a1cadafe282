package io.dealstream.query.rebuild;

import io.dealstream.query.deals.DealFollower;
import io.dealstream.query.deals.DealStep;
import io.dealstream.query.support.Trouble;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ends batches of the tables beside where a crash might. */
class TroubleBeside implements DealFollower {

  private final JdbcTemplate jdbc;
  private final Trouble trouble;

  TroubleBeside(JdbcTemplate jdbc, @Value("${trouble.seed}") long seed) {
    this.jdbc = jdbc;
    this.trouble = new Trouble(jdbc, seed);
  }

  int made() {
    return trouble.made();
  }

  @Override
  public String readModel() {
    return "notices";
  }

  @Override
  public void follow(List<DealStep> steps) {
    if ("beside".equals(jdbc.queryForObject("SHOW search_path", String.class))) {
      trouble.follow(steps);
    }
  }
}
