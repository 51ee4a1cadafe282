package io.dealstream.metrics;

import static io.dealstream.events.alert.AlertKind.IDLE;
import static io.dealstream.events.alert.AlertKind.OVERSTAYED;
import static io.dealstream.events.alert.AlertState.CLEARED;
import static io.dealstream.events.alert.AlertState.RAISED;
import static io.dealstream.events.deal.ActivityType.FOLLOW_UP;
import static io.dealstream.events.deal.ActivityType.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deal is idle after three days in {@code a}, and overstayed after five. */
class AlertsTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final Pen pen = new Pen();
  private final FollowUpPen plans = new FollowUpPen(pen);
  private StreamUnderTest stream;

  @BeforeEach
  void open() {
    stream = new StreamUnderTest(START);
    pen.pipeline("p", 1, 0, "a", "b", "c");
    pen.limits("p", "a", 5, 3);
    pen.limits("p", "b", 0, 2);
    live(pen.open("d", "p", "a", "anna", null, START));
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void a_deal_that_nobody_touches_is_idle_and_later_overstayed_at_the_instant_the_limit_passed() {
    stream.passUntil(day(3));
    assertThat(stream.alerts()).isEmpty();
    stream.passUntil(soonAfter(day(3)));
    assertThat(stream.alerts()).containsExactly(raised(IDLE, "a", 3, day(3), "anna", 0, 2));
    stream.passUntil(soonAfter(day(5)));
    assertThat(stream.alerts()).containsExactly(raised(OVERSTAYED, "a", 5, day(5), "anna", 0, 2));
    stream.passUntil(day(90));
    assertThat(stream.alerts()).isEmpty();
  }

  @Test
  void whoever_touches_an_idle_deal_clears_it_and_the_limit_counts_anew() {
    stream.passUntil(soonAfter(day(3)));
    live(pen.call("d", day(4)));
    assertThat(stream.alerts())
        .containsExactly(
            raised(IDLE, "a", 3, day(3), "anna", 0, 2),
            cleared(IDLE, "a", 3, day(3), day(4), "anna", 1, 3));
    stream.passUntil(soonAfter(day(7)));
    assertThat(stream.alerts())
        .containsExactly(
            raised(OVERSTAYED, "a", 5, day(5), "anna", 1, 3),
            raised(IDLE, "a", 3, day(7), "anna", 1, 3));
  }

  @Test
  void automation_and_the_clock_touch_nothing() {
    pen.via = Via.AUTOMATION;
    live(pen.reassign("d", "ben", day(1)));
    stream.passUntil(soonAfter(day(3)));
    pen.via = Via.CLOCK;
    live(pen.call("d", day(4)));
    assertThat(stream.alerts()).containsExactly(raised(IDLE, "a", 3, day(3), "ben", 1, 3));
  }

  @Test
  void what_happens_at_the_very_instant_comes_first() {
    live(pen.call("d", day(3)));
    stream.passUntil(soonAfter(day(3)));
    assertThat(stream.alerts()).isEmpty();
  }

  @Test
  void leaving_the_stage_clears_both_and_the_next_stage_has_limits_of_its_own() {
    stream.passUntil(soonAfter(day(6)));
    stream.alerts();
    live(pen.move("d", "b", day(7)));
    assertThat(stream.alerts())
        .containsExactlyInAnyOrder(
            cleared(IDLE, "a", 3, day(3), day(7), "anna", 1, 3),
            cleared(OVERSTAYED, "a", 5, day(5), day(7), "anna", 1, 3));
    stream.passUntil(soonAfter(day(9)));
    assertThat(stream.alerts()).containsExactly(raised(IDLE, "b", 2, day(9), "anna", 1, 3));
    live(pen.move("d", "c", day(10)));
    assertThat(stream.alerts())
        .containsExactly(cleared(IDLE, "b", 2, day(9), day(10), "anna", 2, 4));
    stream.passUntil(day(300));
    assertThat(stream.alerts()).isEmpty();
  }

  @Test
  void a_deal_that_is_decided_or_ends_is_not_stuck_any_more() {
    live(pen.open("w", "p", "b", "anna", null, START));
    live(pen.open("l", "p", "b", "anna", null, START));
    live(pen.open("m", "p", "b", "anna", null, START));
    live(pen.open("x", "p", "b", "anna", null, START));
    stream.passUntil(soonAfter(day(2)));
    assertThat(stream.alerts()).extracting(DealAlert::dealId).containsExactly("l", "m", "w", "x");
    live(pen.win("w", day(2).plusSeconds(60)));
    live(pen.lose("l", day(2).plusSeconds(60)));
    live(pen.merge("m", "d", day(2).plusSeconds(60)));
    live(pen.delete("x", day(2).plusSeconds(60)));
    assertThat(stream.alerts())
        .hasSize(4)
        .allSatisfy(alert -> assertThat(alert.state()).isEqualTo(CLEARED));
    stream.passUntil(soonAfter(day(2).plusSeconds(60)));
    stream.passUntil(day(2).plus(Duration.ofHours(1)));
    assertThat(stream.alerts()).isEmpty();
    live(pen.reopen("w", "b", day(2).plus(Duration.ofHours(1))));
    stream.passUntil(soonAfter(day(4).plus(Duration.ofHours(1))));
    assertThat(stream.alerts())
        .filteredOn(alert -> alert.dealId().equals("w"))
        .singleElement()
        .returns(2, DealAlert::visit)
        .returns(day(4).plus(Duration.ofHours(1)), DealAlert::occurredAt);
  }

  @Test
  void a_planned_follow_up_keeps_a_deal_from_being_idle_until_it_is_due() {
    live(plans.plan("d", "f1", FOLLOW_UP, day(4), day(1)));
    live(plans.plan("d", "f2", FOLLOW_UP, null, day(1)));
    live(plans.plan("d", "t1", TASK, day(20), day(1)));
    stream.passUntil(day(4));
    assertThat(stream.alerts()).isEmpty();
    stream.passUntil(soonAfter(day(5)));
    assertThat(stream.alerts())
        .containsExactly(
            raised(IDLE, "a", 3, day(4), "anna", 3, 5),
            raised(OVERSTAYED, "a", 5, day(5), "anna", 3, 5));
  }

  @Test
  void a_follow_up_that_is_put_off_suspends_for_longer_and_one_that_is_called_off_no_more() {
    live(plans.plan("d", "f1", FOLLOW_UP, day(4), day(1)));
    pen.via = Via.AUTOMATION;
    live(plans.reschedule("d", "f1", FOLLOW_UP, day(9), day(2)));
    stream.passUntil(soonAfter(day(4)));
    assertThat(stream.alerts()).isEmpty();
    live(plans.cancel("d", "f1", FOLLOW_UP, day(4).plus(Duration.ofHours(6))));
    stream.passUntil(soonAfter(day(4).plus(Duration.ofHours(6))));
    assertThat(stream.alerts())
        .containsExactly(raised(IDLE, "a", 3, day(4).plus(Duration.ofHours(6)), "anna", 3, 5));
  }

  @Test
  void a_follow_up_that_a_rule_plans_for_an_idle_deal_suspends_that_until_it_is_due() {
    pen.limits("p", "a", 0, 3);
    live(pen.open("e", "p", "a", "anna", null, START));
    stream.passUntil(soonAfter(day(3)));
    stream.alerts();
    pen.via = Via.AUTOMATION;
    live(plans.plan("e", "f1", FOLLOW_UP, day(6), day(4)));
    assertThat(stream.alerts())
        .singleElement()
        .returns(CLEARED, DealAlert::state)
        .returns(day(4), DealAlert::occurredAt);
    stream.passUntil(soonAfter(day(6)));
    assertThat(stream.alerts())
        .filteredOn(alert -> alert.dealId().equals("e"))
        .singleElement()
        .returns(RAISED, DealAlert::state)
        .returns(day(6), DealAlert::occurredAt);
  }

  @Test
  void a_deal_keeps_the_limits_of_its_last_entry_and_what_was_stored_without_has_none() {
    pen.limits("p", "a", 1, 1);
    live(pen.call("d", day(1)));
    stream.passUntil(day(4));
    assertThat(stream.alerts()).isEmpty();
    live(pen.open("old", "p", "c", "anna", null, day(4)));
    stream.passUntil(day(100));
    assertThat(stream.alerts()).extracting(DealAlert::dealId).containsOnly("d");
  }

  @Test
  void a_deal_that_is_handed_off_leaves_its_alerts_behind() {
    pen.pipeline("q", 1, 0, "a");
    pen.limits("q", "a", 1, 0);
    stream.passUntil(soonAfter(day(3)));
    live(pen.handOff("d", "q", "a", day(4)));
    stream.passUntil(soonAfter(day(5)));
    assertThat(stream.alerts())
        .extracting(DealAlert::state, DealAlert::pipelineId, DealAlert::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(RAISED, "p", IDLE),
            org.assertj.core.groups.Tuple.tuple(CLEARED, "p", IDLE),
            org.assertj.core.groups.Tuple.tuple(RAISED, "q", OVERSTAYED));
  }

  /** As it was recorded when it happened. */
  private void live(Recorded event) {
    var at = event.event().occurredAt();
    stream.passUntil(at);
    stream.take(event.recordedAt(at));
  }

  private static Instant day(int days) {
    return START.plus(Duration.ofDays(days));
  }

  /** By then all is told that is due at that time. */
  private static Instant soonAfter(Instant time) {
    return time.plusSeconds(6);
  }

  private static DealAlert raised(
      AlertKind kind,
      String stage,
      int days,
      Instant at,
      String owner,
      long sequence,
      long position) {
    return alert(kind, RAISED, stage, days, at, at, owner, sequence, position);
  }

  private static DealAlert cleared(
      AlertKind kind,
      String stage,
      int days,
      Instant raisedAt,
      Instant at,
      String owner,
      long sequence,
      long position) {
    return alert(kind, CLEARED, stage, days, raisedAt, at, owner, sequence, position);
  }

  private static DealAlert alert(
      AlertKind kind,
      AlertState state,
      String stage,
      int days,
      Instant raisedAt,
      Instant at,
      String owner,
      long sequence,
      long position) {
    return new DealAlert(
        DealAlert.id("d", "p", stage, 1, kind, raisedAt),
        kind,
        state,
        "d",
        "p",
        stage,
        1,
        days,
        at,
        state == CLEARED ? raisedAt : null,
        owner,
        null,
        null,
        sequence,
        position);
  }
}
