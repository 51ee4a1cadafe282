package io.dealstream.recount.otherwise;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.recount.otherwise.OtherTerms.Limits;
import io.dealstream.recount.otherwise.StuckDeals.Stuck;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StuckDealsTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final StuckDeals stuck = new StuckDeals("p", Map.of());

  @Test
  void a_limit_has_passed_after_its_days_and_not_a_moment_sooner() {
    stuck.take(opened("d", terms(5, 2)));
    assertThat(stuck.before(day(2))).isEmpty();
    assertThat(at(day(2).plusMillis(1))).isEqualTo("idle");
    assertThat(at(day(5))).isEqualTo("idle");
    assertThat(at(day(5).plusMillis(1))).isEqualTo("idle overstayed");
  }

  @Test
  void people_touch_a_deal_and_automation_does_not() {
    stuck.take(opened("d", terms(0, 2)));
    stuck.take(worth("d", Via.AUTOMATION, day(1)));
    assertThat(at(day(2).plusMillis(1))).isEqualTo("idle");
    stuck.touch(moved("d", terms(0, 2), day(1)));
    assertThat(at(day(2).plusMillis(1))).isEmpty();
    assertThat(at(day(3).plusMillis(1))).isEqualTo("idle");
  }

  @Test
  void a_follow_up_that_lies_ahead_suspends_it_until_it_is_done_or_its_time_has_come() {
    stuck.take(opened("d", terms(0, 2)));
    stuck.take(planned("d", "f", day(9), day(1)));
    assertThat(at(day(9))).isEmpty();
    assertThat(at(day(9).plusMillis(1))).isEqualTo("idle");
    stuck.take(cancelled("d", "f", day(4)));
    assertThat(at(day(6).plusMillis(1))).isEqualTo("idle");
  }

  @Test
  void what_a_deal_enters_begins_anew_and_what_is_decided_is_not_stuck() {
    stuck.take(opened("d", terms(3, 0)));
    stuck.take(moved("d", terms(4, 0), day(2)));
    assertThat(at(day(6))).isEmpty();
    assertThat(at(day(7))).isEqualTo("overstayed");
    stuck.take(
        new DealEvent.Won("d", "p", 0, "b", null, null, "rita", null, null, null, Via.API, day(8)));
    assertThat(stuck.before(day(99))).isEmpty();
  }

  @Test
  void other_limits_stand_in_for_those_of_their_time_each_for_itself() {
    var other = new StuckDeals("p", Map.of("a", new Limits(null, 0), "b", new Limits(1, null)));
    other.take(opened("d", terms(5, 2)));
    assertThat(other.before(day(5))).isEmpty();
    assertThat(other.before(day(6)).get("d")).matches(one -> one.overstayed() && !one.idle());
    other.take(moved("d", null, day(6)));
    assertThat(other.before(day(7))).isEmpty();
    assertThat(other.before(day(8)).get("d")).matches(Stuck::overstayed);
  }

  private String at(Instant at) {
    var found = stuck.before(at).get("d");
    return found == null
        ? ""
        : ((found.idle() ? "idle " : "") + (found.overstayed() ? "overstayed" : "")).strip();
  }

  private static Instant day(int n) {
    return BEGIN.plus(Duration.ofDays(n));
  }

  private static StageTerms terms(int age, int idle) {
    return new StageTerms(BigDecimal.ONE, ForecastCategory.PIPELINE, age, idle);
  }

  private static DealEvent opened(String deal, StageTerms terms) {
    return new DealEvent.Opened(
        deal, "p", 0, "Ropes", "a", 1, true, terms, null, null, "rita", null, null, null, null,
        null, null, null, Via.API, BEGIN);
  }

  private static DealEvent moved(String deal, StageTerms terms, Instant at) {
    return new DealEvent.StageChanged(
        deal,
        "p",
        0,
        "a",
        "b",
        Direction.FORWARD,
        0,
        1,
        true,
        terms,
        "rita",
        null,
        null,
        null,
        Via.API,
        at);
  }

  private static DealEvent worth(String deal, Via via, Instant at) {
    return new DealEvent.ProbabilityChanged(
        deal, "p", BigDecimal.ONE, "rita", null, null, null, via, at);
  }

  private static DealEvent planned(String deal, String activity, Instant dueAt, Instant at) {
    return new DealEvent.ActivityPlanned(
        deal,
        "p",
        activity,
        ActivityType.FOLLOW_UP,
        null,
        false,
        dueAt,
        null,
        "rita",
        null,
        null,
        null,
        Via.API,
        at);
  }

  private static DealEvent cancelled(String deal, String activity, Instant at) {
    return new DealEvent.ActivityCancelled(
        deal,
        "p",
        activity,
        ActivityType.FOLLOW_UP,
        null,
        null,
        "rita",
        null,
        null,
        null,
        Via.API,
        at);
  }
}
