package io.dealstream.query.audit;

import io.dealstream.query.intake.Arrivals;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.store.OneMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recomputes chains from what is kept. */
@Component
class Audit {

  /** Events of one partition may come in before earlier ones of another. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

  private final KeptEvents events;
  private final Arrivals arrivals;
  private final OneMoment moment;

  Audit(KeptEvents events, Arrivals arrivals, OneMoment moment) {
    this.events = events;
    this.arrivals = arrivals;
    this.moment = moment;
  }

  /** Empty where no event of such a deal was ever taken in. */
  Optional<DealProof> ofDeal(String deal) {
    return moment.of(
        () -> events.endOf(deal).map(end -> DealProof.of(deal, events.ofDeal(deal), end)));
  }

  /** Up to the newest event there is when it begins, a few thousand at a time. */
  WholeProof ofAll() throws InterruptedException {
    var until = Instant.now().plus(ON_ITS_WAY);
    var through = events.newest();
    var chain = new WholeChain();
    while (true) {
      var some = events.ofAll(chain.position(), through);
      if (some.isEmpty()) {
        return chain.proof();
      }
      for (var event : some) {
        if (!chain.isNext(event) && comes(chain.position() + 1, until)) {
          break; // read again from where it goes on
        }
        chain.see(event);
      }
    }
  }

  /** Whether an event that was not there comes in. */
  private boolean comes(long position, Instant until) throws InterruptedException {
    while (true) {
      var seen = arrivals.count(Feed.EVENTS);
      if (!events.ofAll(position - 1, position).isEmpty()) {
        return true;
      }
      if (!arrivals.awaitBeyond(seen, Feed.EVENTS, Duration.between(Instant.now(), until))) {
        return false;
      }
    }
  }
}
