package io.dealstream.query.deals;

import io.dealstream.query.intake.Arrivals;
import io.dealstream.query.intake.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks deals up. */
@Component
class Deals {

  private final DealTable table;
  private final Arrivals arrivals;

  Deals(DealTable table, Arrivals arrivals) {
    this.table = table;
    this.arrivals = arrivals;
  }

  Optional<Deal> find(String id) {
    return Optional.ofNullable(table.of(List.of(id)).get(id));
  }

  /**
   * @return empty where the deal has not come as far within that time
   */
  Optional<Deal> await(String id, long version, Duration atMost) throws InterruptedException {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      var seen = arrivals.count(Feed.EVENTS);
      var deal = find(id).filter(d -> d.version() >= version);
      var left = Duration.ofNanos(deadline - System.nanoTime());
      if (deal.isPresent() || !left.isPositive()) {
        return deal;
      }
      arrivals.awaitBeyond(seen, Feed.EVENTS, left);
    }
  }
}
