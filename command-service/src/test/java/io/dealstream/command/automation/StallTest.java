package io.dealstream.command.automation;

import static io.dealstream.events.alert.AlertKind.IDLE;
import static io.dealstream.events.alert.AlertKind.OVERSTAYED;
import static io.dealstream.events.deal.Addressee.Kind.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StallTest {

  private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant RAISED = Instant.parse("2026-03-09T09:00:00Z");
  private static final Instant BEFORE = RAISED.minus(Duration.ofDays(1));
  private static final Instant AFTER = RAISED.plus(Duration.ofDays(1));

  private final List<Told> story = new ArrayList<>();

  StallTest() {
    tell(opened(Via.API), OPENED, "rita", "command");
  }

  @Test
  void it_stands_where_nothing_came_since() {
    assertThat(stall(IDLE).stands()).isTrue();
    assertThat(stall(OVERSTAYED).stands()).isTrue();
  }

  @ParameterizedTest(name = "{0} via {1}: idle {2}, overstayed {3}")
  @CsvSource({
    "moved, API, false, false",
    "moved, AUTOMATION, false, false",
    "won, API, false, false",
    "lost, API, false, false",
    "handed off, API, false, false",
    "merged, API, false, false",
    "deleted, API, false, false",
    "reassigned, API, false, true",
    "reassigned, IMPORT, false, true",
    "reassigned, AUTOMATION, true, true",
    "reassigned, CLOCK, true, true",
    "told, AUTOMATION, true, true",
    "task, API, false, true",
    "task, AUTOMATION, true, true",
    "follow-up after it, AUTOMATION, false, true",
    "follow-up before it, AUTOMATION, true, true",
    "follow-up at it, AUTOMATION, true, true"
  })
  void what_came_since_ends_it_or_does_not(
      String event, Via via, boolean idle, boolean overstayed) {
    tell(event(event, via), AFTER, "somebody", "command");
    assertThat(stall(IDLE, 0).stands()).isEqualTo(idle);
    assertThat(stall(OVERSTAYED, 0).stands()).isEqualTo(overstayed);
  }

  @Test
  void what_rules_did_about_it_does_not_end_it() {
    tell(
        event("follow-up after it", Via.AUTOMATION),
        AFTER,
        "automation:r1",
        alert(IDLE, 0).alertId());
    assertThat(stall(IDLE, 0).stands()).isTrue();
  }

  @Test
  void of_a_deal_that_is_not_stored_so_far_it_says_nothing() {
    assertThat(stall(IDLE, 1).stands()).isFalse();
    assertThat(new Stall(alert(IDLE, 0), List.of()).stands()).isFalse();
  }

  @Test
  void a_limit_that_passed_before_an_import_told_of_it_is_past() {
    assertThat(stall(IDLE).wasImported()).as("not imported").isFalse();
    story.clear();
    tell(opened(Via.IMPORT), BEFORE, "rita", "command");
    assertThat(stall(IDLE).wasImported()).as("it passed later").isFalse();
    story.clear();
    tell(opened(Via.IMPORT), AFTER, "rita", "command");
    assertThat(stall(IDLE).wasImported()).isTrue();
    tell(event("reassigned", Via.API), AFTER, "rita", "command");
    assertThat(stall(IDLE, 1).wasImported()).isTrue();
  }

  @Test
  void a_follow_up_that_a_rule_planned_led_to_the_next_one() {
    assertThat(stall(IDLE).ledTo()).isEmpty();
    var put = tell(event("follow-up before it", Via.AUTOMATION), BEFORE, "automation:r1", "a0");
    assertThat(stall(IDLE).ledTo()).contains(put);
    assertThat(stall(OVERSTAYED).ledTo()).isEmpty();
    tell(event("told", Via.AUTOMATION), BEFORE, "automation:r2", "a0");
    assertThat(stall(IDLE).ledTo()).as("whatever else rules did").contains(put);
    var later = tell(event("follow-up at it", Via.AUTOMATION), BEFORE, "automation:r3", "a0");
    assertThat(stall(IDLE).ledTo()).contains(later);
    assertThat(stall(IDLE, 1).ledTo()).as("what was known then").contains(put);
  }

  @ParameterizedTest
  @CsvSource({"task, API", "moved, AUTOMATION"})
  void with_whatever_begins_anew_no_rule_has_to_do_with_it(String event, Via via) {
    tell(event("follow-up before it", Via.AUTOMATION), BEFORE, "automation:r1", "a0");
    tell(event(event, via), BEFORE, "rita", "command");
    assertThat(stall(IDLE).ledTo()).isEmpty();
  }

  @Test
  void a_task_or_a_stages_own_follow_up_leads_to_nothing() {
    tell(event("task", Via.AUTOMATION), BEFORE, "automation:r1", "a0");
    tell(event("follow-up before it", Via.AUTOMATION), BEFORE, "rita", "command");
    assertThat(stall(IDLE).ledTo()).isEmpty();
  }

  /** On all that is told so far. */
  private Stall stall(AlertKind kind) {
    return stall(kind, story.size() - 1);
  }

  private Stall stall(AlertKind kind, long sequence) {
    return new Stall(alert(kind, sequence), story);
  }

  private static DealAlert alert(AlertKind kind, long sequence) {
    return new DealAlert(
        "alert",
        kind,
        AlertState.RAISED,
        "d1",
        "sales",
        "visit",
        1,
        7,
        RAISED,
        null,
        "rita",
        null,
        null,
        sequence,
        1);
  }

  private Told tell(DealEvent event, Instant recordedAt, String actor, String causationId) {
    var told = new Told(story.size(), recordedAt, event, actor, "all", causationId);
    story.add(told);
    return told;
  }

  private static DealEvent event(String name, Via via) {
    return switch (name) {
      case "moved" ->
          new DealEvent.StageChanged(
              "d1",
              "sales",
              1,
              "visit",
              "pitch",
              Direction.FORWARD,
              0,
              1,
              true,
              null,
              "rita",
              null,
              null,
              null,
              via,
              RAISED);
      case "won" ->
          new DealEvent.Won(
              "d1", "sales", 1, "visit", null, null, "rita", null, null, null, via, RAISED);
      case "lost" ->
          new DealEvent.Lost(
              "d1", "sales", 1, "visit", null, null, "rita", null, null, "price", via, RAISED);
      case "handed off" ->
          new DealEvent.HandedOff(
              "d1",
              "sales",
              1,
              "visit",
              "renewals",
              1,
              "first",
              1,
              true,
              null,
              null,
              null,
              "rita",
              null,
              null,
              null,
              via,
              RAISED);
      case "merged" ->
          new DealEvent.Merged(
              "d1", "sales", 1, "visit", "d2", "rita", null, null, null, via, RAISED);
      case "deleted" ->
          new DealEvent.Deleted("d1", "sales", 1, "visit", "rita", null, null, null, via, RAISED);
      case "reassigned" ->
          new DealEvent.Reassigned(
              "d1", "sales", "rita", null, "bea", null, null, null, via, RAISED);
      case "told" ->
          new DealEvent.NoticeGiven(
              "d1",
              "sales",
              "n1",
              new Addressee(OWNER, "bea"),
              "x",
              "r1",
              "rita",
              null,
              null,
              via,
              RAISED);
      case "task" -> planned(ActivityType.TASK, RAISED.plusMillis(1), via);
      case "follow-up after it" -> planned(ActivityType.FOLLOW_UP, RAISED.plusMillis(1), via);
      case "follow-up at it" -> planned(ActivityType.FOLLOW_UP, RAISED, via);
      case "follow-up before it" -> planned(ActivityType.FOLLOW_UP, RAISED.minusMillis(1), via);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static DealEvent planned(ActivityType type, Instant dueAt, Via via) {
    return new DealEvent.ActivityPlanned(
        "d1", "sales", "a1", type, null, false, dueAt, null, "rita", null, null, null, via, RAISED);
  }

  private static DealEvent opened(Via via) {
    return new DealEvent.Opened(
        "d1", "sales", 1, "Cranes", "visit", 1, true, null, null, null, "rita", null, null, null,
        null, null, null, null, via, OPENED);
  }
}
