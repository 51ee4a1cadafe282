package io.dealstream.leadscore.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.leadscore.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What was learnt and taken back, one by one, against all that is left counted over again. */
class NaiveRecountTest {

  private record Deal(Features features, boolean won) {}

  private final List<Deal> decided = new ArrayList<>();
  private final NaiveBayes model = new NaiveBayes(new CountsInMemory());
  private final Random dice = new Random(20_260_302);

  @Test
  void what_is_learnt_is_what_is_left() {
    for (var step = 0; step < 3_000; step++) {
      if (!decided.isEmpty() && dice.nextInt(3) == 0) {
        var back = decided.remove(dice.nextInt(decided.size()));
        model.forget(back.features, back.won);
      } else {
        var deal = new Deal(anyFeatures(), dice.nextInt(3) == 0);
        decided.add(deal);
        model.learn(deal.features, deal.won);
      }
      check(anyFeatures());
    }
  }

  private void check(Features features) {
    var team = among(deal -> Objects.equals(deal.features.team(), features.team()));
    var asked = features.team() != null && odds(team) != null ? team : decided;
    switch (model.score(features)) {
      case Verdict.Unknown _ -> assertThat(odds(asked)).isNull();
      case Verdict.Scored scored -> {
        assertThat(scored.percent()).isCloseTo(percent(asked, features), within(1e-7));
        assertThat(scored.modelVersion()).startsWith(asked == decided ? "all@" : "team:");
      }
    }
  }

  private double percent(List<Deal> deals, Features features) {
    double odds = odds(deals);
    for (var feature : features.values().entrySet()) {
      var known = deals.stream().filter(d -> d.features.values().containsKey(feature.getKey()));
      var ofKnown = known.toList();
      var same =
          ofKnown.stream()
              .filter(d -> feature.getValue().equals(d.features.values().get(feature.getKey())))
              .toList();
      if (odds(ofKnown) != null && !same.isEmpty()) {
        odds *= ratio(same) / ratio(ofKnown);
      }
    }
    return Math.clamp(100 * odds / (1 + odds), 0.01, 99.99);
  }

  /** Null without both outcomes. */
  private static Double odds(List<Deal> deals) {
    var won = deals.stream().filter(Deal::won).count();
    return won == 0 || won == deals.size() ? null : ratio(deals);
  }

  private static double ratio(List<Deal> deals) {
    var won = deals.stream().filter(Deal::won).count();
    return (won + 0.1) / (deals.size() - won + 0.1);
  }

  private List<Deal> among(Predicate<Deal> which) {
    return decided.stream().filter(which).toList();
  }

  private Features anyFeatures() {
    var features = Features.ofTeam(any("north", "south", null));
    features = features.with("source", any("web", "fair", "call", null));
    return features.with("owner", any("rita", "otto", null));
  }

  private String any(String... of) {
    return of[dice.nextInt(of.length)];
  }
}
