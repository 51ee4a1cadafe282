package io.dealstream.recount.otherwise;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be otherwise in a pipeline, by the ids of its stages.
 *
 * @param stages which stage each of these is taken for; one that stands for itself stays
 * @param probabilities 0 to 1, of whatever enters, in place of those of its time
 * @param limits of whatever enters, in place of those of its time
 */
public record OtherTerms(
    Map<String, String> stages, Map<String, BigDecimal> probabilities, Map<String, Limits> limits) {

  public static final OtherTerms NONE = new OtherTerms(Map.of(), Map.of(), Map.of());

  /**
   * @param ageLimitDays days of 24 hours after which a visit is overstayed; 0 for never, null for
   *     what it was
   * @param idleLimitDays days of 24 hours without a touch; 0 for never, null for what it was
   */
  public record Limits(@Nullable Integer ageLimitDays, @Nullable Integer idleLimitDays) {}

  public OtherTerms {
    stages = Map.copyOf(stages);
    probabilities = Map.copyOf(probabilities);
    limits = Map.copyOf(limits);
  }

  /**
   * Stages each of which is taken for the next, and the last for the first: no stage would be left
   * for them. One alone stands for itself.
   */
  public static Optional<List<String>> circle(Map<String, String> stages) {
    for (var start : stages.keySet()) {
      var way = new LinkedHashSet<String>();
      var stage = start;
      while (way.add(stage)) {
        stage = stages.getOrDefault(stage, stage);
      }
      if (stage.equals(start) && way.size() > 1) {
        return Optional.of(List.copyOf(way));
      }
    }
    return Optional.empty();
  }

  /** Which stage one is taken for in the end: itself where nothing is said of it. */
  public String stage(String id) {
    var stage = id;
    var next = stages.getOrDefault(stage, stage);
    while (!next.equals(stage)) {
      stage = next;
      next = stages.getOrDefault(stage, stage);
    }
    return stage;
  }
}
