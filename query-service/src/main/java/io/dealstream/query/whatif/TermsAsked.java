package io.dealstream.query.whatif;

import io.dealstream.edge.Problem;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.query.whatif.WhatIfBody.StageLimits;
import io.dealstream.recount.otherwise.OtherTerms;
import io.dealstream.recount.otherwise.OtherTerms.Limits;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From what was asked to terms that a pipeline can have. */
final class TermsAsked {

  private static final String MAPPING = "stageMapping";
  private static final String PROBABILITIES = "probabilities";
  private static final String LIMITS = "limits";

  private static final int PROBABILITY_DECIMALS = 6;
  private static final int MOST_DAYS = 36_500;

  private final List<String> stages;

  private TermsAsked(PipelineView pipeline) {
    stages = pipeline.stages().stream().map(Stage::id).toList();
  }

  /**
   * @throws Problem 422 where a stage is none of the pipeline's or stands for another one, stages
   *     are mapped in a circle, or a number is none that a stage can have
   */
  static OtherTerms of(WhatIfBody body, PipelineView pipeline) {
    return new TermsAsked(pipeline).of(body);
  }

  private OtherTerms of(WhatIfBody body) {
    var mapping = orNone(body.stageMapping());
    mapping.forEach(this::mapped);
    OtherTerms.circle(mapping)
        .ifPresent(
            circle -> {
              throw Problem.refused(
                  "mapping-in-a-circle",
                  MAPPING,
                  "nothing would be left of " + String.join(", ", circle));
            });
    var probabilities = orNone(body.probabilities());
    probabilities.forEach(TermsAsked::probability);
    var terms = new OtherTerms(mapping, probabilities, limits(body));
    terms.probabilities().keySet().forEach(at -> left(terms, PROBABILITIES + "." + at, at));
    terms.limits().forEach((stage, limits) -> limits(terms, stage, limits));
    return terms;
  }

  private static <V> Map<String, V> orNone(@Nullable Map<String, V> given) {
    return Objects.requireNonNullElse(given, Map.of());
  }

  private void mapped(String from, @Nullable String to) {
    var field = MAPPING + "." + from;
    known(field, from);
    if (to == null) {
      throw Problem.refused("unknown-stage", field, "it says of no stage which one it is");
    }
    known(field, to);
  }

  private void known(String field, String stage) {
    if (!stages.contains(stage)) {
      throw Problem.refused(
          "unknown-stage", field, "there are " + String.join(", ", stages) + ", not " + stage);
    }
  }

  /** A stage that is there, and is there still once stages are mapped. */
  private void left(OtherTerms terms, String field, String stage) {
    known(field, stage);
    if (!terms.stage(stage).equals(stage)) {
      throw Problem.refused(
          "stage-is-mapped", field, "it would be " + terms.stage(stage) + ": name that one");
    }
  }

  private static void probability(String stage, @Nullable BigDecimal probability) {
    if (probability == null
        || probability.signum() < 0
        || probability.compareTo(BigDecimal.ONE) > 0
        || probability.stripTrailingZeros().scale() > PROBABILITY_DECIMALS) {
      throw Problem.refused(
          "invalid-probability",
          PROBABILITIES + "." + stage,
          "from 0 to 1, with six decimals at most");
    }
  }

  private static Map<String, Limits> limits(WhatIfBody body) {
    var limits = new HashMap<String, Limits>();
    orNone(body.limits()).forEach((stage, given) -> limits.put(stage, limits(stage, given)));
    return limits;
  }

  private static Limits limits(String stage, @Nullable StageLimits given) {
    if (given == null) {
      throw Problem.refused("invalid-limit", LIMITS + "." + stage, "it says nothing");
    }
    return new Limits(given.ageLimitDays(), given.idleLimitDays());
  }

  private void limits(OtherTerms terms, String stage, Limits limits) {
    var field = LIMITS + "." + stage;
    left(terms, field, stage);
    days(field + ".ageLimitDays", limits.ageLimitDays());
    days(field + ".idleLimitDays", limits.idleLimitDays());
  }

  private static void days(String field, @Nullable Integer days) {
    if (days != null && (days < 0 || days > MOST_DAYS)) {
      throw Problem.refused("invalid-limit", field, "0 for never, or up to " + MOST_DAYS + " days");
    }
  }
}
