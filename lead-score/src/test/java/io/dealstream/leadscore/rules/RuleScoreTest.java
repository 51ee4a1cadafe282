package io.dealstream.leadscore.rules;

import static io.dealstream.events.lead.SignalSource.CALL;
import static io.dealstream.events.lead.SignalSource.EMAIL;
import static io.dealstream.events.lead.SignalSource.FIRMOGRAPHICS;
import static io.dealstream.events.lead.SignalSource.FORM;
import static io.dealstream.events.lead.SignalSource.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealstream.events.lead.SignalSource;
import io.dealstream.leadscore.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleScoreTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void a_lead_nothing_is_known_of_has_no_points_and_no_evidence() {
    assertThat(RuleScore.of(List.of(), NOW)).isEqualTo(new RuleScore(0, List.of()));
  }

  @Test
  void points_are_added_up_and_named() {
    var score =
        RuleScore.of(
            List.of(seen(FORM, "demo", 0), seen(WEB, "prices", 0), seen(CALL, "asked", 0)), NOW);
    assertThat(score)
        .isEqualTo(
            new RuleScore(
                37,
                List.of(
                    new Evidence("form:demo", 20),
                    new Evidence("call:asked", 15),
                    new Evidence("web:prices", 2))));
  }

  @Test
  void a_signal_is_worth_half_after_its_half_life_and_what_a_company_is_stays_true() {
    assertThat(RuleScore.of(List.of(seen(FORM, "demo", 30)), NOW).points())
        .isCloseTo(10, within(1e-9));
    assertThat(RuleScore.of(List.of(seen(WEB, "prices", 14)), NOW).points())
        .isCloseTo(0.5, within(1e-9));
    assertThat(RuleScore.of(List.of(seen(FIRMOGRAPHICS, "large", 3_000)), NOW).points())
        .isEqualTo(5);
  }

  @Test
  void signals_of_a_source_bring_no_more_than_it_can_each_in_proportion() {
    // Four e-mails at 5 points are 20, of at most 15: three quarters of each.
    var opened = seen(EMAIL, "opened", 0);
    var score = RuleScore.of(List.of(opened, opened, opened, seen(EMAIL, "clicked", 0)), NOW);
    assertThat(score.points()).isCloseTo(15, within(1e-9));
    assertThat(score.evidence())
        .containsExactly(
            new Evidence("e-mail:opened", 11.25), new Evidence("e-mail:clicked", 3.75));
  }

  @Test
  void what_is_seen_later_does_not_count_yet() {
    assertThat(RuleScore.of(List.of(seen(FORM, "demo", -1)), NOW).evidence()).isEmpty();
  }

  @Test
  void the_evidence_adds_up_to_the_score_and_that_is_never_above_100() {
    var dice = new Random(7);
    for (var round = 0; round < 300; round++) {
      var signals = new ArrayList<Signal>();
      for (var i = dice.nextInt(60); i > 0; i--) {
        var source = SignalSource.values()[dice.nextInt(SignalSource.values().length)];
        signals.add(seen(source, "k" + dice.nextInt(3), dice.nextInt(90) - 5));
      }
      var score = RuleScore.of(signals, NOW);
      assertThat(score.points()).isBetween(0.0, 100.0 + 1e-9);
      assertThat(score.evidence().stream().mapToDouble(Evidence::weight).sum())
          .isCloseTo(score.points(), within(1e-9));
    }
  }

  private static Signal seen(SignalSource source, String kind, int daysAgo) {
    return new Signal(source, kind, NOW.minus(Duration.ofDays(daysAgo)));
  }
}
