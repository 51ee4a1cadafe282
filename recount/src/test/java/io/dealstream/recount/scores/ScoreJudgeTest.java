package io.dealstream.recount.scores;

import static io.dealstream.recount.scores.Score.evidence;
import static io.dealstream.recount.scores.Told.THEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.lead.SignalSource;
import io.dealstream.recount.scores.ScoreJudgement.Late;
import io.dealstream.recount.scores.ScoreJudgement.Right;
import io.dealstream.recount.scores.ScoreJudgement.Stray;
import io.dealstream.recount.scores.ScoreJudgement.Unsettled;
import io.dealstream.recount.scores.ScoreJudgement.Wrong;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreJudgeTest {

  private static final Instant ASKED = THEN.plus(Duration.ofMinutes(1));

  private static final String[] BY_RULES = {"form:demo 20.00", "web:prices 1.00"};

  private static final String[] LEARNT = {
    "base-rate 0.389465", "source=web 0.257162", "owner=rita 0.000000"
  };

  private final Told told =
      new Told()
          .fiveOutcomes()
          .captured("l")
          .seen("l", SignalSource.FORM, "demo", Duration.ZERO)
          .seen("l", SignalSource.WEB, "prices", Duration.ofDays(7));

  /** Worked out by hand: 3 won, 2 of them web; 2 lost, 1 of them web. */
  private final Score right =
      new Score(
          "l", "21.00", evidence(BY_RULES), "65.62", evidence(LEARNT), null, "all@5", THEN, 2, 13);

  @Test
  void a_score_that_was_worked_out_by_hand_is_right() {
    assertThat(judge(right)).isEqualTo(new Right(true));
  }

  @Test
  void wrong_points_are_named() {
    assertWrong(right.points("22.00", BY_RULES), "ruleScore: 21.00, 22.00");
    assertWrong(right.points("21.01", BY_RULES), "ruleScore: 21.00, 21.01");
    assertWrong(
        right.points("21.00", "form:demo 20.01", "web:prices 1.00"),
        "ruleEvidence form:demo: 20.00, 20.01");
    assertWrong(
        right.points("21.00", "form:demo 20.00", "web:price 1.00"),
        "ruleEvidence web:price: none, 1.00",
        "ruleEvidence web:prices: 1.00, none");
    assertWrong(
        right.points("21.00", "web:prices 1.00", "form:demo 20.00"),
        "ruleEvidence web:prices: after form:demo, before it");
  }

  @Test
  void points_are_those_of_its_own_time() {
    var later = right.asOf(THEN.plus(Duration.ofDays(30)));
    assertThat(judge(later.points("10.05", "form:demo 10.00", "web:prices 0.05"), later.asOf()))
        .isEqualTo(new Right(true));
    var earlier = right.asOf(THEN.minusMillis(1));
    assertThat(judge(earlier.points("1.00", "web:prices 1.00"))).isEqualTo(new Right(true));
  }

  @Test
  void points_of_one_source_are_no_more_than_it_can_bring() {
    told.seen("l", SignalSource.FORM, "offer", Duration.ofDays(30))
        .seen("l", SignalSource.FORM, "demo", Duration.ZERO)
        .seen("l", SignalSource.FIRMOGRAPHICS, "size", Duration.ofDays(900));
    var most = right.at(5, 16).learnt("65.62", LEARNT);
    assertThat(
            judge(
                most.points(
                    "36.00",
                    "form:demo 24.00",
                    "form:offer 6.00",
                    "firmographics:size 5.00",
                    "web:prices 1.00")))
        .isEqualTo(new Right(true));
  }

  @Test
  void which_leads_must_have_a_score_is_known() {
    told.captured("given-up").disqualified("given-up").captured("decided");
    told.opened("d", "decided", null, "web").won("d").opened("x", "unknown", null, "web");
    assertThat(judge(told.position()).scored()).containsExactlyInAnyOrder("l", "given-up");
    told.reopened("d");
    assertThat(judge(told.position()).scored())
        .containsExactlyInAnyOrder("l", "given-up", "decided");
    assertThat(judge(12).scored()).as("while something of it may not have come in").isEmpty();
  }

  @Test
  void a_lead_that_there_is_not_has_no_score() {
    assertThat(judge(right.of("m"))).isEqualTo(new Stray("there is no such lead"));
    told.opened("d", "m", null, "web");
    assertThat(judge(right.of("m"))).isEqualTo(new Stray("there is no such lead"));
  }

  @Test
  void an_event_of_the_lead_must_be_the_one_it_names() {
    assertWrong(right.at(2, 12), "position: 13, 12");
    assertWrong(right.at(3, 13), "sequence: 0 to 2, 3");
    assertWrong(right.at(-1, 0), "sequence: 0 to 2, -1");
    told.disqualified("l");
    assertWrong(right.at(3, 14), "sequence: one at which it was not given up, 3");
  }

  @Test
  void one_that_has_not_seen_all_of_its_lead_stays_behind() {
    var behind = right.at(1, 12).points("20.00", "form:demo 20.00");
    assertThat(judge(behind))
        .isEqualTo(new Late("it has seen 2 events of its lead, and not yet 3"));
    assertThat(judge(12).of(behind.record())).isEqualTo(new Right(true));
  }

  @Test
  void an_open_lead_is_scored_each_day() {
    assertThat(judge(right, THEN.plus(Duration.ofHours(24)))).isEqualTo(new Right(true));
    assertThat(judge(right, THEN.plus(Duration.ofHours(25)))).isInstanceOf(Late.class);
    told.disqualified("l");
    assertThat(judge(right, THEN.plus(Duration.ofDays(9)))).isEqualTo(new Right(true));
  }

  @Test
  void its_time_is_neither_before_its_events_nor_to_come() {
    var early = THEN.minus(Duration.ofMinutes(6));
    assertWrong(
        right.asOf(early).points("1.00", "web:prices 1.00").version("all@0"),
        "asOf: not before 2026-06-01T09:00:13Z, 2026-06-01T08:54:00Z");
    var late = ASKED.plus(Duration.ofMinutes(6));
    assertWrong(right.asOf(late), "asOf: not after 2026-06-01T09:01:00Z, 2026-06-01T09:07:00Z");
  }

  @Test
  void a_version_beyond_what_could_be_learnt_is_wrong() {
    assertWrong(right.version("all@6"), "modelVersion: at most all@5, all@6");
    assertWrong(right.version("five"), "modelVersion: a model and a number, five");
    assertWrong(
        right.version("team:north@5"),
        "modelVersion: one of all or of the lead's team, team:north@5");
  }

  @Test
  void an_outcome_that_was_taken_back_counts_in_the_version() {
    told.reopened("w1").won("w1");
    assertWrong(right.version("all@8"), "modelVersion: at most all@7, all@8");
    assertThat(judge(right.version("all@7"))).isEqualTo(new Right(true));
    assertThat(judge(right.version("all@6"))).as("may be of any").isEqualTo(new Right(false));
  }

  @Test
  void evidence_adds_up_to_the_chance_whatever_it_was_learnt_of() {
    var older = right.version("all@4");
    assertThat(judge(older)).isEqualTo(new Right(false));
    assertWrong(
        older.learnt("65.62", "base-rate 0.389465", "source=web 0.357162", "owner=rita 0.000000"),
        "learntScore: 67.84 by its evidence, 65.62");
    assertWrong(older.learnt("65.64", LEARNT), "learntScore: 65.62 by its evidence, 65.64");
    assertWrong(
        older.learnt("65.62", "base-rate 0.389465", "source=fair 0.257162"),
        "learntEvidence source=fair: none, 0.257162");
    assertWrong(
        older.learnt("56.39", "source=web 0.257162"), "learntEvidence base-rate: some, none");
    assertWrong(
        older.because("no-deal-won-yet"), "reason: none, as there is a score, no-deal-won-yet");
    assertWrong(older.learnt(null), "reason: why there is no score, null");
  }

  @Test
  void evidence_of_all_outcomes_is_exactly_theirs() {
    assertWrong(
        right.learnt("65.65", "base-rate 0.389465", "source=web 0.258162", "owner=rita 0.000000"),
        "learntScore: 65.62, 65.65",
        "learntEvidence source=web: 0.257162, 0.258162");
    assertWrong(
        right.learnt("59.62", "base-rate 0.389465", "owner=rita 0.000000"),
        "learntScore: 65.62, 59.62",
        "learntEvidence source=web: 0.257162, none");
    assertWrong(
        right.learnt(null).because("no-deal-won-yet"),
        "reason: null, no-deal-won-yet",
        "learntScore: 65.62, none",
        "learntEvidence base-rate: 0.389465, none",
        "learntEvidence owner=rita: 0.000000, none",
        "learntEvidence source=web: 0.257162, none");
  }

  @Test
  void a_team_that_knows_both_outcomes_is_asked() {
    told.opened("d", "l", "north", "web");
    told.opened("n1", null, "north", "web").won("n1").opened("n2", null, "north", "web").lost("n2");
    var all = judge(right.version("all@7"));
    assertThat(all).isInstanceOf(Wrong.class);
    assertThat(lines(all)).contains("modelVersion: one of team:north, all@7");
    assertThat(judge(right.version("team:north@2"))).isInstanceOf(Wrong.class);
    var north =
        right
            .version("team:north@2")
            .learnt(
                "50.00",
                "base-rate 0.000000",
                "owner=rita 0.000000",
                "pipeline=p 0.000000",
                "source=web 0.000000",
                "stage=pitch 0.000000");
    assertThat(judge(north)).isEqualTo(new Right(true));
  }

  @Test
  void where_what_was_learnt_may_have_changed_with_the_lead_only_a_renewal_can_tell() {
    told.captured("other").opened("d", "other", null, "web").won("d");
    var maybe = right.version("all@6");
    assertThat(judge(maybe)).isInstanceOf(Unsettled.class);
    var newer = right.version("all@8").record();
    assertThat(judgeBeside(newer, told.position()).of(maybe.record()))
        .as("it has been learnt more since")
        .isEqualTo(new Right(false));
    assertThat(judge(right.version("all@8"))).as("no more can have been").isInstanceOf(Wrong.class);
    told.disqualified("l");
    assertThat(judge(maybe)).as("it is not renewed").isEqualTo(new Right(false));
  }

  private ScoreJudgement judge(Score score) {
    return judge(score, ASKED);
  }

  private ScoreJudgement judge(Score score, Instant now) {
    return new ScoreJudge(told.history, told.position(), newest(score), now).of(score.record());
  }

  private ScoreJudge judge(long position) {
    return new ScoreJudge(told.history, position, new NewestVersions(), ASKED);
  }

  private ScoreJudge judgeBeside(io.dealstream.events.score.LeadScore other, long position) {
    var newest = new NewestVersions();
    newest.see(other);
    return new ScoreJudge(told.history, position, newest, ASKED);
  }

  private static NewestVersions newest(Score score) {
    var newest = new NewestVersions();
    newest.see(score.record());
    return newest;
  }

  private void assertWrong(Score score, String... lines) {
    assertThat(lines(judge(score))).containsExactlyInAnyOrder(lines);
  }

  private static List<String> lines(ScoreJudgement judgement) {
    var fields = judgement instanceof Wrong(var wrong) ? wrong.stream() : Stream.<Otherwise>empty();
    return fields.map(f -> f.field() + ": " + f.expected() + ", " + f.found()).toList();
  }
}
