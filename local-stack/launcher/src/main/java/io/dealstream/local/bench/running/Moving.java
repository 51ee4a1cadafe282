package io.dealstream.local.bench.running;

import io.dealstream.local.client.Api;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Deals of as many owners, moved in turn. */
final class Moving {

  private final List<RoundDeal> deals;
  private int next;

  private Moving(List<RoundDeal> deals) {
    this.deals = deals;
  }

  static Moving of(int owners, String pipeline, Api commands)
      throws IOException, InterruptedException {
    var deals = new ArrayList<RoundDeal>();
    for (var owner = 0; owner < owners; owner++) {
      deals.add(RoundDeal.open(pipeline, MadeDeals.owner(owner), commands));
    }
    return new Moving(deals);
  }

  /**
   * Moves them at fixed instants, and waits for all answers.
   *
   * @param rate moves a second
   */
  Answers move(int rate, Duration length) {
    var answers = new Answers();
    try (var load = new SteadyLoad(due -> nextMove(due, answers), rate)) {
      load.run(length, _ -> {});
    }
    return answers;
  }

  private Runnable nextMove(long due, Answers answers) {
    var deal = deals.get(next++ % deals.size());
    return () -> move(deal, due, answers);
  }

  /** A deal's moves go out one after the other, however slow the answers are. */
  private static void move(RoundDeal deal, long due, Answers answers) {
    synchronized (deal) {
      try {
        deal.moveTo(deal.next());
        answers.answered("due → accepted", System.nanoTime() - due);
      } catch (IOException | Refusal refused) {
        answers.refused(deal.id() + ": " + refused.getMessage());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
