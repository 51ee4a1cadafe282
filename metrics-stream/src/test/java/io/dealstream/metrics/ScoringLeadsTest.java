package io.dealstream.metrics;

import static io.dealstream.metrics.LeadPen.THEN;
import static io.dealstream.metrics.LeadPen.captured;
import static io.dealstream.metrics.LeadPen.deleted;
import static io.dealstream.metrics.LeadPen.disqualified;
import static io.dealstream.metrics.LeadPen.lost;
import static io.dealstream.metrics.LeadPen.opened;
import static io.dealstream.metrics.LeadPen.qualified;
import static io.dealstream.metrics.LeadPen.reopened;
import static io.dealstream.metrics.LeadPen.seen;
import static io.dealstream.metrics.LeadPen.won;
import static io.dealstream.metrics.ScoresUnderTest.weights;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.lead.SignalSource;
import io.dealstream.events.score.LeadScore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoringLeadsTest {

  private final ScoresUnderTest stream = new ScoresUnderTest(THEN);

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void a_lead_has_a_score_as_soon_as_it_is_captured() {
    stream.take(captured("l", null, "web"));
    assertThat(stream.fresh())
        .containsExactly(
            new LeadScore(
                "l",
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
  }

  @Test
  void its_signals_are_points_which_fade_from_day_to_day() {
    stream.take(captured("l", null, "web"));
    stream.take(seen("l", SignalSource.FORM, "demo", THEN, null, "web"));
    stream.take(seen("l", SignalSource.WEB, "prices", THEN.minus(Duration.ofDays(7)), null, "web"));
    var score = stream.of("l");
    assertThat(score.ruleScore()).isEqualByComparingTo("21");
    assertThat(weights(score.ruleEvidence()))
        .isEqualTo(Map.of("form:demo", "20.00", "web:prices", "1.00"));
    stream.pass(Duration.ofDays(30));
    var later = stream.of("l");
    assertThat(later.asOf()).isEqualTo(THEN.plus(Duration.ofDays(30)));
    // 20 after one half-life of 30 days, 1 after 30 / 7 of them.
    assertThat(later.ruleScore()).isEqualByComparingTo("10.05");
    assertThat(later.sequence()).isEqualTo(2);
  }

  /** By hand: 3 won, 2 of them web; 2 lost, 1 of them web. */
  @Test
  void it_is_learnt_from_won_and_lost_deals() {
    decide("w1", "web", true);
    decide("w2", "web", true);
    decide("w3", "fair", true);
    decide("l1", "web", false);
    decide("l2", "fair", false);
    stream.take(captured("lead", null, "web"));
    var score = stream.of("lead");
    assertThat(score.learntScore()).isEqualByComparingTo("65.62");
    assertThat(weights(score.learntEvidence()))
        .isEqualTo(
            Map.of("base-rate", "0.389465", "source=web", "0.257162", "owner=rita", "0.000000"));
    assertThat(score.modelVersion()).isEqualTo("all@5");
    assertThat(score.reason()).isNull();
  }

  @Test
  void what_is_taken_back_is_no_longer_known() {
    decide("w", "web", true);
    decide("l", "fair", false);
    decide("l2", "fair", false);
    assertThat(version("a")).isEqualTo("all@3");
    stream.take(reopened("w", null, "web"));
    assertThat(stream.of(probe("b")).reason()).isEqualTo("no-deal-won-yet");
    stream.take(lost("w", null, "web"));
    assertThat(version("c")).isEqualTo("all@5");
    stream.take(reopened("w", null, "web"));
    stream.take(won("w", null, "web"));
    stream.take(won("w", null, "web"));
    assertThat(stream.of(probe("d")).learntScore()).isNotNull();
    stream.take(deleted("w", null, "web"));
    assertThat(stream.of(probe("e")).learntScore()).isNull();
  }

  @Test
  void a_team_has_a_model_of_its_own_once_it_knows_both() {
    decide("w", "web", true);
    decide("l", "fair", false);
    stream.take(opened("n1", null, "north", "web", null));
    stream.take(won("n1", "north", "web"));
    stream.take(captured("before", "north", "web"));
    assertThat(stream.of("before").modelVersion()).isEqualTo("all@3");
    stream.take(opened("n2", null, "north", "fair", null));
    stream.take(lost("n2", "north", "fair"));
    stream.take(captured("after", "north", "web"));
    assertThat(stream.of("after").modelVersion()).isEqualTo("team:north@2");
  }

  @Test
  void a_lead_is_scored_with_its_deal_until_that_is_decided() {
    decide("w", "web", true);
    decide("l", "web", false);
    stream.take(captured("lead", null, "web"));
    stream.take(opened("d", "lead", null, "web", "1200.00"));
    assertThat(weights(stream.of("lead").learntEvidence()))
        .containsKeys("stage=pitch", "owner=rita");
    stream.take(won("d", null, "web"));
    stream.fresh();
    stream.pass(Duration.ofDays(2));
    assertThat(stream.fresh()).isEmpty();
    stream.take(reopened("d", null, "web"));
    assertThat(stream.fresh()).extracting(LeadScore::leadId).containsExactly("lead");
  }

  @Test
  void only_what_was_seen_before_the_deal_was_opened_is_learnt_of_it() {
    stream.take(captured("lead", null, "web"));
    stream.take(seen("lead", SignalSource.FORM, "demo", THEN, null, "web"));
    stream.take(opened("d", "lead", null, "web", null));
    stream.take(seen("lead", SignalSource.CALL, "contract", THEN, null, "web"));
    stream.take(won("d", null, "web"));
    stream.take(captured("other", null, "web"));
    stream.take(opened("o", "other", null, "web", null));
    stream.take(lost("o", null, "web"));
    stream.take(captured("probe", null, "web"));
    stream.take(seen("probe", SignalSource.CALL, "asked", THEN, null, "web"));
    stream.take(seen("probe", SignalSource.FORM, "demo", THEN, null, "web"));
    assertThat(weights(stream.of("probe").learntEvidence()))
        .containsKeys("signals.form=1")
        .doesNotContainKey("signals.call=1");
  }

  @Test
  void a_lead_that_is_given_up_is_not_scored_until_it_is_taken_up_again() {
    stream.take(captured("l", null, "web"));
    stream.take(disqualified("l", null, "web"));
    assertThat(stream.fresh()).hasSize(1);
    stream.pass(Duration.ofDays(2));
    assertThat(stream.fresh()).isEmpty();
    stream.take(qualified("l", null, "web"));
    assertThat(stream.fresh()).hasSize(1);
  }

  @Test
  void what_was_learnt_is_soon_told_of_all_leads_but_not_each_time() {
    for (var i = 0; i < 1_200; i++) {
      stream.take(captured("l" + i, null, "web"));
    }
    tick(5);
    stream.fresh();
    decide("w", "web", true);
    decide("l", "web", false);
    stream.pass(Duration.ofMinutes(9));
    assertThat(stream.fresh()).isEmpty();
    stream.pass(Duration.ofMinutes(2));
    tick(5);
    var again = stream.fresh();
    assertThat(again).extracting(LeadScore::leadId).doesNotHaveDuplicates().hasSize(1_200);
    assertThat(again).allMatch(score -> score.learntScore() != null);
    stream.pass(Duration.ofHours(12));
    assertThat(stream.fresh()).as("nothing new was learnt").isEmpty();
  }

  @Test
  void told_twice_it_counts_once_and_where_one_is_missing_the_lead_is_left_alone() {
    var first = stream.take(captured("l", null, "web"));
    var seen = stream.take(seen("l", SignalSource.FORM, "demo", THEN, null, "web"));
    stream.take(first);
    stream.take(seen);
    assertThat(stream.of("l").ruleScore()).isEqualByComparingTo("20");
    stream.next(seen("l", SignalSource.FORM, "demo", THEN.plusSeconds(1), null, "web"));
    stream.fresh();
    stream.take(seen("l", SignalSource.FORM, "demo", THEN.plusSeconds(2), null, "web"));
    assertThat(stream.fresh()).isEmpty();
  }

  @Test
  void what_cannot_be_read_leaves_its_lead_or_deal_alone_and_no_other() {
    var bad = "{".getBytes(StandardCharsets.UTF_8);
    stream.take(captured("l", null, "web"));
    stream.take(stream.next(qualified("l", null, "web")), bad);
    stream.fresh();
    stream.take(qualified("l", null, "web"));
    assertThat(stream.fresh()).isEmpty();
    stream.take(opened("d", null, null, "web", null));
    stream.take(stream.next(won("d", null, "web")), bad);
    stream.take(lost("d", null, "web"));
    assertThat(stream.of(probe("p")).modelVersion()).isEqualTo("all@0");
  }

  private void tick(int seconds) {
    for (var left = seconds; left > 0; left--) {
      stream.pass(Duration.ofSeconds(1));
    }
  }

  private void decide(String deal, String source, boolean asWon) {
    stream.take(opened(deal, null, null, source, null));
    stream.take(asWon ? won(deal, null, source) : lost(deal, null, source));
  }

  private String probe(String lead) {
    stream.take(captured(lead, null, "web"));
    return lead;
  }

  private String version(String lead) {
    return stream.of(probe(lead)).modelVersion();
  }
}
