package io.dealstream.query.forecast;

import io.dealstream.events.metric.Segment;
import io.dealstream.forecast.DealHistory;
import io.dealstream.forecast.Ending;
import io.dealstream.forecast.OpenDeal;
import io.dealstream.forecast.Step;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Visit;
import java.util.ArrayList;
import java.util.Optional;

/** From what deals did in a pipeline to what a forecast is made of. */
final class Histories {

  private Histories() {}

  /** Chances need no amounts. */
  static DealHistory of(Life life) {
    var steps = new ArrayList<Step>();
    for (var visit : life.visits()) {
      steps.add(new Step.Entered(visit.from(), visit.stage()));
      if (visit.end() instanceof Visit.End end) {
        ending(life, visit, end).ifPresent(ending -> steps.add(new Step.Ended(end.at(), ending)));
      }
    }
    return new DealHistory("", steps);
  }

  /** A deal that was decided and then merged or deleted has no outcome any more. */
  private static Optional<Ending> ending(Life life, Visit visit, Visit.End end) {
    var takenBack = life.decision().isEmpty() && visit.equals(life.visits().getLast());
    return switch (end.how()) {
      case WON -> Optional.of(takenBack ? Ending.GONE : Ending.WON);
      case LOST -> Optional.of(takenBack ? Ending.GONE : Ending.LOST);
      case HANDED_OFF, MERGED, DELETED -> Optional.of(Ending.GONE);
      case ADVANCED, MOVED_BACK -> Optional.empty();
    };
  }

  /** None where it is not open, or somebody else's. */
  static Optional<OpenDeal> open(Life life, Segment segment) {
    return life.stake()
        .filter(stake -> stake.credit().isIn(segment))
        .map(
            stake ->
                new OpenDeal(
                    "",
                    stake.stage(),
                    life.visits().getLast().from(),
                    life.visits().getFirst().from(),
                    stake.value(),
                    stake.expected().category()));
  }
}
