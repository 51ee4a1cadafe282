package io.dealstream.recount.scores;

import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published score, field by field. */
record Score(
    String lead,
    String points,
    List<ScoreEvidence> byRules,
    @Nullable String percent,
    List<ScoreEvidence> learnt,
    @Nullable String reason,
    String version,
    Instant asOf,
    long sequence,
    long position) {

  static List<ScoreEvidence> evidence(String... namesAndWeights) {
    return Arrays.stream(namesAndWeights)
        .map(text -> text.split(" ", 2))
        .map(parts -> new ScoreEvidence(parts[0], new BigDecimal(parts[1])))
        .toList();
  }

  Score points(String other, String... evidence) {
    return new Score(
        lead,
        other,
        evidence(evidence),
        percent,
        learnt,
        reason,
        version,
        asOf,
        sequence,
        position);
  }

  Score learnt(@Nullable String other, String... evidence) {
    return new Score(
        lead,
        points,
        byRules,
        other,
        evidence(evidence),
        reason,
        version,
        asOf,
        sequence,
        position);
  }

  Score because(@Nullable String other) {
    return new Score(
        lead, points, byRules, percent, learnt, other, version, asOf, sequence, position);
  }

  Score version(String other) {
    return new Score(
        lead, points, byRules, percent, learnt, reason, other, asOf, sequence, position);
  }

  Score asOf(Instant other) {
    return new Score(
        lead, points, byRules, percent, learnt, reason, version, other, sequence, position);
  }

  Score at(long otherSequence, long otherPosition) {
    return new Score(
        lead,
        points,
        byRules,
        percent,
        learnt,
        reason,
        version,
        asOf,
        otherSequence,
        otherPosition);
  }

  Score of(String other) {
    return new Score(
        other, points, byRules, percent, learnt, reason, version, asOf, sequence, position);
  }

  LeadScore record() {
    return new LeadScore(
        lead,
        1,
        new BigDecimal(points),
        byRules,
        percent == null ? null : new BigDecimal(percent),
        learnt,
        reason,
        version,
        asOf,
        sequence,
        position);
  }
}
