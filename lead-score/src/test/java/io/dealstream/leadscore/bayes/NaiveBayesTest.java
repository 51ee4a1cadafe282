package io.dealstream.leadscore.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.leadscore.Evidence;
import io.dealstream.leadscore.Features;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {

  private static final Features NOBODY = Features.ofTeam(null);
  private static final Features WEB = NOBODY.with("source", "web");
  private static final Features FAIR = NOBODY.with("source", "fair");

  private final NaiveBayes model = new NaiveBayes(new CountsInMemory());

  @Test
  void nothing_is_said_until_both_outcomes_exist() {
    assertThat(model.score(WEB)).isEqualTo(new Verdict.Unknown("no-deal-decided-yet", "all@0"));
    model.learn(WEB, true);
    assertThat(model.score(WEB)).isEqualTo(new Verdict.Unknown("no-deal-lost-yet", "all@1"));
    model.forget(WEB, true);
    model.learn(WEB, false);
    assertThat(model.score(WEB)).isEqualTo(new Verdict.Unknown("no-deal-won-yet", "all@3"));
  }

  /** By hand: 3 won, 2 of them web; 2 lost, 1 web, 1 fair. */
  @Test
  void a_score_is_the_base_rate_and_what_each_feature_adds() {
    learn(WEB, 2, 1);
    learn(FAIR, 1, 1);
    var base = Math.log(3.1 / 2.1);
    var web = Math.log(2.1 / 1.1) - Math.log(3.1 / 2.1);
    var score = scored(WEB);
    assertThat(score.evidence())
        .containsExactly(new Evidence("base-rate", base), new Evidence("source=web", web));
    // The two cancel but for the feature's own counts: 2.1 / (2.1 + 1.1).
    assertThat(score.percent()).isCloseTo(65.625, within(1e-9));
    assertThat(score.modelVersion()).isEqualTo("all@5");
  }

  @Test
  void features_multiply() {
    learn(WEB.with("owner", "rita"), 8, 2);
    learn(FAIR.with("owner", "otto"), 2, 8);
    var odds = 10.1 / 10.1 * (8.1 / 2.1) * (2.1 / 8.1);
    assertThat(scored(WEB.with("owner", "otto")).percent())
        .isCloseTo(100 * odds / (1 + odds), within(1e-9));
    var both = Math.pow(8.1 / 2.1, 2);
    assertThat(scored(WEB.with("owner", "rita")).percent())
        .isCloseTo(100 * both / (1 + both), within(1e-9));
  }

  @Test
  void what_is_not_known_says_nothing_nor_does_what_no_decided_deal_had() {
    learn(WEB, 3, 1);
    learn(FAIR, 1, 3);
    var base = scored(NOBODY);
    assertThat(base.percent()).isCloseTo(50, within(1e-9));
    assertThat(scored(NOBODY.with("source", "unheard of"))).isEqualTo(base);
    assertThat(scored(NOBODY.with("size", "large"))).isEqualTo(base);
  }

  @Test
  void a_feature_known_of_one_outcome_only_says_nothing() {
    learn(NOBODY, 5, 0);
    learn(NOBODY.with("amount", "0"), 0, 5);
    assertThat(scored(NOBODY.with("amount", "0")).percent()).isCloseTo(50, within(1e-9));
  }

  @Test
  void a_chance_is_never_none_and_never_certain() {
    learn(WEB.with("owner", "rita"), 500, 0);
    learn(FAIR.with("owner", "otto"), 0, 500);
    assertThat(scored(WEB.with("owner", "rita")).percent()).isEqualTo(99.99);
    assertThat(scored(FAIR.with("owner", "otto")).percent()).isEqualTo(0.01);
  }

  @Test
  void a_team_is_asked_about_its_own_once_it_has_both_outcomes() {
    var north = new Features("north", WEB.values());
    learn(FAIR, 1, 1);
    model.learn(north, true);
    assertThat(scored(north).modelVersion()).isEqualTo("all@3");
    model.learn(north, false);
    assertThat(scored(north).modelVersion()).isEqualTo("team:north@2");
    assertThat(scored(WEB).modelVersion()).as("all learn of every team").isEqualTo("all@4");
    model.forget(north, true);
    assertThat(scored(north).modelVersion()).isEqualTo("all@5");
  }

  private void learn(Features features, int won, int lost) {
    for (var i = 0; i < won; i++) {
      model.learn(features, true);
    }
    for (var i = 0; i < lost; i++) {
      model.learn(features, false);
    }
  }

  private Verdict.Scored scored(Features features) {
    return (Verdict.Scored) model.score(features);
  }
}
