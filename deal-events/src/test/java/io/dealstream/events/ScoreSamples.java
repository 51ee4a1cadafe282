package io.dealstream.events;

import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Scores, by the names of their golden files. */
final class ScoreSamples {

  private static final Instant THEN = Instant.parse("2026-03-09T09:30:00.250Z");

  static final Map<String, LeadScore> ALL =
      Map.of(
          "lead-score.v1",
          new LeadScore(
              "l1",
              1,
              new BigDecimal("22.50"),
              List.of(evidence("form:demo", "20.00"), evidence("web:prices", "2.50")),
              new BigDecimal("65.63"),
              List.of(evidence("base-rate", "0.389465"), evidence("source=web", "0.257162")),
              null,
              "all@5",
              THEN,
              3,
              17),
          "lead-score.v1.nothing-learnt",
          new LeadScore(
              "l1",
              1,
              new BigDecimal("0.00"),
              List.of(),
              null,
              List.of(),
              "no-deal-decided-yet",
              "all@0",
              THEN,
              0,
              1));

  private ScoreSamples() {}

  private static ScoreEvidence evidence(String name, String weight) {
    return new ScoreEvidence(name, new BigDecimal(weight));
  }
}
