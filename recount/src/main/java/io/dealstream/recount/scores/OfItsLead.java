package io.dealstream.recount.scores;

import io.dealstream.events.score.LeadScore;
import io.dealstream.recount.scores.LeadStory.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What of a score depends on its lead alone, up to the event it names. */
final class OfItsLead {

  /** How far clocks of those that store and those that score may be apart. */
  static final Duration CLOCKS = Duration.ofMinutes(5);

  /** Of the rules. */
  private static final int DEFINITION = 1;

  private OfItsLead() {}

  /**
   * @param told of the lead up to the event that the score names
   */
  static List<Otherwise> check(LeadScore score, List<Told> told, Instant now) {
    var wrong = new ArrayList<Otherwise>();
    var event = told.getLast();
    if (event.position() != score.position()) {
      wrong.add(Otherwise.of("position", event.position(), score.position()));
    }
    if (event.givenUp()) {
      wrong.add(Otherwise.of("sequence", "one at which it was not given up", score.sequence()));
    }
    if (score.asOf().isBefore(event.recordedAt().minus(CLOCKS))) {
      wrong.add(Otherwise.of("asOf", "not before " + event.recordedAt(), score.asOf()));
    }
    if (score.asOf().isAfter(now.plus(CLOCKS))) {
      wrong.add(Otherwise.of("asOf", "not after " + now, score.asOf()));
    }
    if (score.definition() != DEFINITION) {
      wrong.add(Otherwise.of("definition", DEFINITION, score.definition()));
    }
    wrong.addAll(byRules(score, told));
    return wrong;
  }

  private static List<Otherwise> byRules(LeadScore score, List<Told> told) {
    var seen = told.stream().map(Told::seen).filter(Objects::nonNull).toList();
    var points = Points.of(seen, score.asOf());
    var all = points.values().stream().mapToDouble(Double::doubleValue).sum();
    var wrong = new ArrayList<Otherwise>();
    if (!Weights.is(all, score.ruleScore(), Weights.POINT_DECIMALS)) {
      var text = Weights.rounded(all, Weights.POINT_DECIMALS);
      wrong.add(Otherwise.of("ruleScore", text, score.ruleScore()));
    }
    wrong.addAll(
        Weights.compare("ruleEvidence", points, score.ruleEvidence(), Weights.POINT_DECIMALS));
    return wrong;
  }
}
