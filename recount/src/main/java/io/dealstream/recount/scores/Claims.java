package io.dealstream.recount.scores;

import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What holds of a learnt score whichever outcomes it was learnt of. */
final class Claims {

  static final String BASE_RATE = "base-rate";

  private static final String FIELD = "learntEvidence";
  private static final Set<String> REASONS =
      Set.of("no-deal-decided-yet", "no-deal-won-yet", "no-deal-lost-yet");

  /** By how much a chance in per cent grows at most with its log-odds. */
  private static final double STEEPEST = 25;

  private Claims() {}

  /**
   * @param possible what the lead may have been judged by
   */
  static List<Otherwise> check(LeadScore score, Version version, Collection<Traits> possible) {
    return score.learntScore() == null
        ? unknown(score, version)
        : known(score, score.learntScore(), possible);
  }

  private static List<Otherwise> unknown(LeadScore score, Version version) {
    var wrong = new ArrayList<Otherwise>();
    if (!version.model().equals(Taught.ALL)) {
      wrong.add(Otherwise.of("modelVersion", "one of all, as there is no score", version));
    }
    if (score.reason() == null || !REASONS.contains(score.reason())) {
      wrong.add(Otherwise.of("reason", "why there is no score", "" + score.reason()));
    }
    for (var one : score.learntEvidence()) {
      wrong.add(Otherwise.of(FIELD + " " + one.name(), "none", one.weight()));
    }
    return wrong;
  }

  private static List<Otherwise> known(
      LeadScore score, BigDecimal percent, Collection<Traits> possible) {
    var wrong = new ArrayList<Otherwise>();
    var evidence = score.learntEvidence();
    var seen = new HashSet<String>();
    for (var one : evidence) {
      var can = one.name().equals(BASE_RATE) || possible.stream().anyMatch(t -> t.has(one.name()));
      if (!can || !seen.add(one.name())) {
        wrong.add(Otherwise.of(FIELD + " " + one.name(), "none", one.weight()));
      }
    }
    if (!seen.contains(BASE_RATE)) {
      wrong.add(Otherwise.of(FIELD + " " + BASE_RATE, "some", "none"));
    }
    if (score.reason() != null) {
      wrong.add(Otherwise.of("reason", "none, as there is a score", score.reason()));
    }
    var sum =
        Taught.percent(
            evidence.stream()
                .map(ScoreEvidence::weight)
                .mapToDouble(BigDecimal::doubleValue)
                .sum());
    var rounding =
        Weights.halfOfLast(Weights.POINT_DECIMALS)
            + STEEPEST * evidence.size() * Weights.halfOfLast(Weights.ODDS_DECIMALS);
    if (Math.abs(percent.doubleValue() - sum) > rounding) {
      var expected = Weights.rounded(sum, Weights.POINT_DECIMALS) + " by its evidence";
      wrong.add(Otherwise.of("learntScore", expected, percent));
    }
    wrong.addAll(Weights.order(FIELD, evidence));
    return wrong;
  }

  /** What is otherwise than all outcomes give. */
  static List<Otherwise> compare(Said expected, LeadScore score, Version version) {
    var wrong = new ArrayList<Otherwise>();
    if (!version.model().equals(expected.model())) {
      wrong.add(Otherwise.of("modelVersion", "one of " + expected.model(), version));
    }
    if (!Objects.equals(expected.reason(), score.reason())) {
      wrong.add(Otherwise.of("reason", "" + expected.reason(), "" + score.reason()));
    }
    var percent = expected.percent();
    var found = score.learntScore();
    if (percent == null || found == null) {
      if (percent != null || found != null) {
        var text = percent == null ? "none" : Weights.rounded(percent, Weights.POINT_DECIMALS);
        wrong.add(Otherwise.of("learntScore", text, found == null ? "none" : found));
      }
    } else if (!Weights.is(percent, found, Weights.POINT_DECIMALS)) {
      var text = Weights.rounded(percent, Weights.POINT_DECIMALS);
      wrong.add(Otherwise.of("learntScore", text, found));
    }
    wrong.addAll(
        Weights.compare(FIELD, expected.evidence(), score.learntEvidence(), Weights.ODDS_DECIMALS));
    return wrong;
  }
}
