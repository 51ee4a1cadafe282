package io.dealstream.metrics.leadscore;

import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import io.dealstream.leadscore.Evidence;
import io.dealstream.leadscore.bayes.NaiveBayes;
import io.dealstream.leadscore.bayes.Verdict;
import io.dealstream.leadscore.rules.RuleScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** A lead's score, as it is published. */
record Scoring(NaiveBayes model) {

  private static final int POINT_DECIMALS = 2;
  private static final int ODDS_DECIMALS = 6;

  LeadScore score(String leadId, Lead lead, Instant asOf) {
    var signals = lead.signals().stream().map(Lead.Seen::signal).toList();
    var rules = RuleScore.of(signals, asOf);
    var points = rounded(rules.points(), POINT_DECIMALS);
    var byRules = evidence(rules.evidence(), POINT_DECIMALS);
    return switch (model.score(lead.features())) {
      case Verdict.Unknown(var reason, var version) ->
          new LeadScore(
              leadId,
              RuleScore.DEFINITION,
              points,
              byRules,
              null,
              List.of(),
              reason,
              version,
              asOf,
              lead.sequence(),
              lead.position());
      case Verdict.Scored(var percent, var version, var evidence) ->
          new LeadScore(
              leadId,
              RuleScore.DEFINITION,
              points,
              byRules,
              rounded(percent, POINT_DECIMALS),
              evidence(evidence, ODDS_DECIMALS),
              null,
              version,
              asOf,
              lead.sequence(),
              lead.position());
    };
  }

  private static List<ScoreEvidence> evidence(List<Evidence> evidence, int decimals) {
    return evidence.stream()
        .map(one -> new ScoreEvidence(one.name(), rounded(one.weight(), decimals)))
        .toList();
  }

  private static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
