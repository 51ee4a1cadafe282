package io.dealstream.leadscore.bayes;

import io.dealstream.leadscore.Evidence;
import io.dealstream.leadscore.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Learns from won and lost deals, and says of others with how much chance they will be won: by the
 * log-odds of the base rate, and of each feature ln(won / lost) of the deals with its value less
 * that of all deals of which it was known. 0.1 is added to each count.
 *
 * <p>There is a model of each team and one of all; a team's is asked where it has both outcomes. A
 * value that no decided deal had says nothing, nor does a feature known of one outcome only: it
 * would tell how the two were written down, and not how they went.
 */
public final class NaiveBayes {

  private static final double ADDED = 0.1;
  private static final double LEAST = 0.01;
  private static final double MOST = 99.99;

  private final Counts counts;

  public NaiveBayes(Counts counts) {
    this.counts = counts;
  }

  public void learn(Features features, boolean won) {
    count(features, won, 1);
  }

  /** Takes back what was learnt of the same features and outcome. */
  public void forget(Features features, boolean won) {
    count(features, won, -1);
  }

  private void count(Features features, boolean won, int sign) {
    count(Model.ALL, features, won, sign);
    if (features.team() != null) {
      count(Model.of(features.team()), features, won, sign);
    }
  }

  private void count(Model model, Features features, boolean won, int sign) {
    add(model.outcomes(), won, sign);
    features
        .values()
        .forEach(
            (name, value) -> {
              add(model.known(name), won, sign);
              add(model.value(name, value), won, sign);
            });
    add(model.changes(), sign > 0, 1);
  }

  private void add(String key, boolean won, int sign) {
    counts.put(key, counts.get(key).plus(won, sign));
  }

  public Verdict score(Features features) {
    var model = model(features.team());
    var version = model.name() + "@" + version(model);
    var outcomes = counts.get(model.outcomes());
    if (!outcomes.hasBoth()) {
      return new Verdict.Unknown(whyUnknown(outcomes), version);
    }
    var evidence = new ArrayList<Evidence>();
    evidence.add(new Evidence("base-rate", logOdds(outcomes)));
    features
        .values()
        .forEach(
            (name, value) ->
                weight(model, name, value)
                    .ifPresent(weight -> evidence.add(new Evidence(name + "=" + value, weight))));
    evidence.sort(Evidence.BY_WEIGHT);
    var sum = evidence.stream().mapToDouble(Evidence::weight).sum();
    var percent = Math.clamp(100 / (1 + Math.exp(-sum)), LEAST, MOST);
    return new Verdict.Scored(percent, version, List.copyOf(evidence));
  }

  /** Every outcome learnt or taken back counts it up. */
  private long version(Model model) {
    var changes = counts.get(model.changes());
    return changes.won() + changes.lost();
  }

  private Model model(@Nullable String team) {
    if (team != null && counts.get(Model.of(team).outcomes()).hasBoth()) {
      return Model.of(team);
    }
    return Model.ALL;
  }

  private OptionalDouble weight(Model model, String name, String value) {
    var known = counts.get(model.known(name));
    var with = counts.get(model.value(name, value));
    return known.hasBoth() && (with.won() > 0 || with.lost() > 0)
        ? OptionalDouble.of(logOdds(with) - logOdds(known))
        : OptionalDouble.empty();
  }

  private static double logOdds(Outcomes outcomes) {
    return Math.log((outcomes.won() + ADDED) / (outcomes.lost() + ADDED));
  }

  private static String whyUnknown(Outcomes outcomes) {
    if (outcomes.won() > 0) {
      return "no-deal-lost-yet";
    }
    return outcomes.lost() > 0 ? "no-deal-won-yet" : "no-deal-decided-yet";
  }
}
