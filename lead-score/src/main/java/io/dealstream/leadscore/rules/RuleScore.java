package io.dealstream.leadscore.rules;

import io.dealstream.events.lead.SignalSource;
import io.dealstream.leadscore.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Additive points for signals, each of which fades with its age. Where the signals of a source come
 * to more than the source can bring, each counts for less in the same proportion, so that the
 * evidence always adds up to the score.
 *
 * @param points from 0 to 100
 * @param evidence by source and kind, the weightiest first
 */
public record RuleScore(double points, List<Evidence> evidence) {

  /** Counted up with any change of what signals are worth. */
  public static final int DEFINITION = 1;

  /**
   * The score at a time.
   *
   * @param asOf signals seen later do not count yet
   */
  public static RuleScore of(Collection<Signal> signals, Instant asOf) {
    var ofSources = new EnumMap<SignalSource, Map<String, Double>>(SignalSource.class);
    for (var signal : signals) {
      var age = Duration.between(signal.observedAt(), asOf);
      if (!age.isNegative()) {
        ofSources
            .computeIfAbsent(signal.source(), _ -> new TreeMap<>())
            .merge(signal.kind(), Rule.of(signal.source()).pointsAfter(age), Double::sum);
      }
    }
    var evidence = new ArrayList<Evidence>();
    ofSources.forEach((source, kinds) -> add(source, kinds, evidence));
    evidence.sort(Evidence.BY_WEIGHT);
    return new RuleScore(
        evidence.stream().mapToDouble(Evidence::weight).sum(), List.copyOf(evidence));
  }

  private static void add(SignalSource source, Map<String, Double> kinds, List<Evidence> evidence) {
    var sum = kinds.values().stream().mapToDouble(Double::doubleValue).sum();
    var share = Math.min(1, Rule.of(source).most() / sum);
    kinds.forEach(
        (kind, points) -> evidence.add(new Evidence(source.word() + ":" + kind, points * share)));
  }
}
