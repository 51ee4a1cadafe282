package io.dealstream.command.automation;

import io.dealstream.command.automation.AlertsRead.Fenced;
import io.dealstream.command.automation.RunTable.Superseded;
import io.dealstream.command.decision.Refusal;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.OutcomeUnknown;
import io.dealstream.command.store.SideRow;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.StoreBusy;
import io.dealstream.command.store.Together;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Does what rules say: what a rule has to do about something in one commit, with what became of it.
 * A no of the deal's own rules is an outcome like another; where the store itself is the trouble,
 * nothing is noted, and all of it is done again later.
 */
final class Reacting {

  private static final Logger LOG = LoggerFactory.getLogger(Reacting.class);
  private static final int TRIES = 3;
  private static final Refusal OUR_FAULT =
      new Refusal(
          Refusal.Kind.RULE, "internal-error", "id", "this is our fault; the log says more");

  private final Together together;
  private final SideRows rows;
  private final Deals deals;

  Reacting(Together together, SideRows rows, Deals deals) {
    this.together = together;
    this.rows = rows;
    this.deals = deals;
  }

  /**
   * All in one commit; where one of them spoils it for the others, each goes alone.
   *
   * @param noted rows that hold once all of it is done
   * @throws Fenced where they do not hold any more: then nothing does that was not done before
   */
  void react(List<Occasion> occasions, List<SideRow> noted) {
    if (occasions.isEmpty() && noted.isEmpty()) {
      return;
    }
    try {
      together.once(() -> decideAll(occasions, noted));
      occasions.forEach(Reacting::report);
    } catch (Fenced | StoreBusy | OutcomeUnknown | DataAccessException notTheirs) {
      throw notTheirs;
    } catch (RuntimeException one) {
      LOG.debug("rules go on one by one: {}", one.toString());
      occasions.forEach(this::react);
      if (!noted.isEmpty()) {
        together.once(() -> decideAll(List.of(), noted));
      }
    }
  }

  private boolean decideAll(List<Occasion> occasions, List<SideRow> noted) {
    occasions.forEach(this::decide);
    noted.forEach(rows::add);
    return true;
  }

  /**
   * @throws LostRace where others were faster each time: it is looked at again later
   */
  private void react(Occasion occasion) {
    for (var tries = 1; ; tries++) {
      try {
        together.once(() -> decide(occasion));
        report(occasion);
        return;
      } catch (Superseded before) {
        LOG.debug("{}: {}", occasion, before.getMessage());
        return;
      } catch (LostRace faster) {
        if (tries == TRIES) {
          throw faster;
        }
      } catch (StoreBusy | OutcomeUnknown | DataAccessException notTheirs) {
        throw notTheirs;
      } catch (RuntimeException fault) {
        LOG.error("{} cannot be done", occasion, fault);
        note(occasion);
        return;
      }
    }
  }

  private void note(Occasion occasion) {
    try {
      together.once(() -> each(occasion, _ -> new Outcome.Refused(OUR_FAULT)));
    } catch (Superseded before) {
      LOG.debug("{}: {}", occasion, before.getMessage());
    }
  }

  private boolean decide(Occasion occasion) {
    return occasion
        .causes()
        .forbid(occasion.rule().id())
        .map(why -> each(occasion, _ -> new Outcome.CutOff(why)))
        .orElseGet(() -> each(occasion, action -> act(occasion, action)));
  }

  private Outcome act(Occasion occasion, int action) {
    return Outcome.of(
        deals.automate(occasion.on().dealId(), occasion.automated(action), occasion.origin()));
  }

  private boolean each(Occasion occasion, Function<Integer, Outcome> outcome) {
    for (var i = 0; i < occasion.reactions().size(); i++) {
      rows.add(RunTable.row(occasion, i, outcome.apply(i)));
    }
    return true;
  }

  private static void report(Occasion occasion) {
    occasion
        .causes()
        .forbid(occasion.rule().id())
        .ifPresent(why -> LOG.warn("{} is cut off: {}, {}", occasion, why.rule(), why.detail()));
  }
}
