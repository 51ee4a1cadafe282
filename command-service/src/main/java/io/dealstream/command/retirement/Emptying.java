package io.dealstream.command.retirement;

import io.dealstream.command.retirement.RetirementStore.Standing;
import io.dealstream.command.retirement.RetirementStore.Superseded;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.OutcomeUnknown;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.StoreBusy;
import io.dealstream.command.store.Together;
import io.dealstream.command.whereabouts.Whereabouts;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves deals out of stages that were retired, a few in one commit, each with what became of it:
 * whoever is killed has moved a deal and said so, or neither. The lock on a retirement only spares
 * the instances from doing the same at once.
 */
final class Emptying {

  private static final Logger LOG = LoggerFactory.getLogger(Emptying.class);
  private static final Duration TO_READ = Duration.ofSeconds(10);
  private static final int AT_ONCE = 50;
  private static final Outcome OUR_FAULT =
      new Outcome.Refused("internal-error", "id", "this is our fault; the log says more");

  private final RetirementStore store;
  private final TransactionOperations transaction;
  private final Whereabouts whereabouts;
  private final Together together;
  private final SideRows rows;
  private final Deals deals;

  Emptying(
      RetirementStore store,
      TransactionOperations transaction,
      Whereabouts whereabouts,
      Together together,
      SideRows rows,
      Deals deals) {
    this.store = store;
    this.transaction = transaction;
    this.whereabouts = whereabouts;
    this.together = together;
    this.rows = rows;
    this.deals = deals;
  }

  /**
   * A step of the oldest retirement: counts its deals, moves some, or ends it.
   *
   * @return whether it went on, so that there may be more to do
   */
  boolean step() {
    if (store.anyUncounted()) {
      whereabouts.readOn(TO_READ); // what is then unread is looked up
    }
    return Boolean.TRUE.equals(
        transaction.execute(_ -> store.take().map(this::step).orElse(false)));
  }

  private boolean step(Standing standing) {
    var job = standing.job();
    switch (standing.state()) {
      case QUEUED -> store.count(job);
      case RUNNING -> {
        var waiting = store.waiting(job, AT_ONCE);
        if (waiting.isEmpty()) {
          store.finish(job);
          LOG.info("retirement {} is done: {}", job.id(), store.tally(job));
        } else {
          return move(job, waiting);
        }
      }
      case DONE -> throw new IllegalStateException("taken up again: " + job.id());
    }
    return true;
  }

  /** Where one of them spoils it for the others, each goes alone. */
  private boolean move(Retirement job, List<String> waiting) {
    try {
      return together.once(() -> decide(job, waiting));
    } catch (StoreBusy | OutcomeUnknown | DataAccessException notTheDeals) {
      throw notTheDeals;
    } catch (RuntimeException one) {
      LOG.debug("retirement {} goes on deal by deal: {}", job.id(), one.toString());
      return waiting.stream().filter(deal -> move(job, deal)).count() > 0;
    }
  }

  private boolean move(Retirement job, String deal) {
    try {
      return together.once(() -> decide(job, List.of(deal)));
    } catch (LostRace | Superseded later) {
      LOG.debug("deal {} is looked at again: {}", deal, later.toString());
      return false;
    } catch (StoreBusy | OutcomeUnknown | DataAccessException notTheDeals) {
      throw notTheDeals;
    } catch (RuntimeException fault) {
      LOG.error("retirement {} cannot move deal {}", job.id(), deal, fault);
      return together.once(() -> note(job, deal, OUR_FAULT));
    }
  }

  private boolean decide(Retirement job, List<String> some) {
    some.forEach(
        deal -> note(job, deal, Outcome.of(deals.vacate(deal, job.stage(), job.origin()))));
    return true;
  }

  private boolean note(Retirement job, String deal, Outcome outcome) {
    rows.add(RetirementStore.became(job, deal, outcome));
    return true;
  }
}
