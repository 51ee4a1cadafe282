package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.NEXT_WEEK;
import static io.dealstream.command.deal.Samples.NOW;
import static io.dealstream.command.deal.Samples.cancelled;
import static io.dealstream.command.deal.Samples.completed;
import static io.dealstream.command.deal.Samples.delete;
import static io.dealstream.command.deal.Samples.handOff;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.merge;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.planned;
import static io.dealstream.command.deal.Samples.reopen;
import static io.dealstream.command.deal.Samples.rescheduled;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.events.deal.ActivityType.CALL;
import static io.dealstream.events.deal.ActivityType.FOLLOW_UP;
import static io.dealstream.events.deal.ActivityType.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.DealEvent.ActivityFellDue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The time of what is planned comes. */
class FallingDueTest {

  /** In a minute: near enough to be told of within what clocks may differ. */
  private static final Instant SOON = Instant.parse("2026-03-09T09:01:00Z");

  private static final Instant THEN = NEXT_WEEK.plusMillis(400);
  private static final Instant LATER = NEXT_WEEK.plus(Duration.ofDays(2));
  private static final DealCommand ITS_TIME = fallDue(NEXT_WEEK);

  @Test
  void what_is_still_to_be_done_falls_due_when_its_time_has_come() {
    given(opening("pitch"), planned("a1", FOLLOW_UP, NEXT_WEEK))
        .later(THEN)
        .when(ITS_TIME)
        .then(
            new ActivityFellDue(
                "d1",
                "sales",
                "a1",
                FOLLOW_UP,
                "ask again",
                NEXT_WEEK,
                "pitch",
                "anna",
                "north",
                "fair",
                Via.CLOCK,
                NEXT_WEEK));
  }

  @Test
  void it_is_told_no_earlier_than_what_happened_last() {
    var moved = move("closing", SOON.plusSeconds(60));
    var event =
        given(opening("pitch"), planned("a1", CALL, SOON), moved)
            .later(THEN)
            .when(fallDue(SOON))
            .thenOne(ActivityFellDue.class);
    assertThat(event.dueAt()).isEqualTo(SOON);
    assertThat(event.occurredAt()).isEqualTo(SOON.plusSeconds(60));
    assertThat(event.stage()).isEqualTo("closing");
  }

  @Test
  void it_falls_due_once() {
    var planned = planned("a1", CALL, SOON);
    given(opening("pitch"), planned, fallDue(SOON)).later(THEN).when(fallDue(SOON)).thenNothing();
  }

  @Test
  void put_off_it_falls_due_at_the_new_time_only() {
    var planned = planned("a1", CALL, NEXT_WEEK);
    given(opening("pitch"), planned, rescheduled("a1", LATER))
        .later(THEN)
        .when(ITS_TIME)
        .thenNothing();
    var event =
        given(opening("pitch"), planned, rescheduled("a1", LATER))
            .later(LATER)
            .when(fallDue(LATER))
            .thenOne(ActivityFellDue.class);
    assertThat(event.dueAt()).isEqualTo(LATER);
  }

  @Test
  void put_off_when_it_has_fallen_due_it_falls_due_again() {
    var again = new DealCommand.RescheduleActivity("a1", LATER, null, SOON);
    given(opening("pitch"), planned("a1", CALL, SOON), fallDue(SOON), again)
        .later(LATER)
        .when(fallDue(LATER))
        .thenOne(ActivityFellDue.class);
  }

  @Test
  void what_is_done_or_called_off_or_for_any_time_does_not_fall_due() {
    for (var ending : List.of(completed("a1", FRIDAY), cancelled("a1"))) {
      given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), ending)
          .later(THEN)
          .when(ITS_TIME)
          .thenNothing();
    }
    given(opening("pitch"), planned("a1", TASK, null)).later(THEN).when(ITS_TIME).thenNothing();
    given(opening("pitch")).later(THEN).when(ITS_TIME).thenNothing();
  }

  @Test
  void an_outcome_stops_the_clock_and_whatever_has_ended_has_none() {
    for (var ending : List.of(win(FRIDAY), lose(FRIDAY), merge("d2", FRIDAY), delete(FRIDAY))) {
      given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), ending)
          .later(THEN)
          .when(ITS_TIME)
          .thenNothing();
    }
    given().later(THEN).when(ITS_TIME).thenRefused("unknown-deal", "id");
  }

  @Test
  void wherever_the_deal_goes_on_what_is_planned_falls_due() {
    for (var step : List.of(move("closing"), handOff("pitch", FRIDAY))) {
      given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), step)
          .later(THEN)
          .when(ITS_TIME)
          .thenOne(ActivityFellDue.class);
    }
    given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), lose(FRIDAY), reopen("pitch", FRIDAY))
        .later(THEN)
        .when(ITS_TIME)
        .thenOne(ActivityFellDue.class);
  }

  @Test
  void a_clock_that_is_far_behind_is_told_so() {
    given(opening("pitch"), planned("a1", CALL, NEXT_WEEK))
        .when(ITS_TIME)
        .thenRefused("in-the-future", "occurredAt");
  }

  @Test
  void what_has_fallen_due_is_done_like_anything_planned() {
    var done = new DealCommand.CompleteActivity("a1", null, Samples.BEA, null, null);
    given(opening("pitch"), planned("a1", CALL, SOON), fallDue(SOON))
        .later(THEN)
        .when(done)
        .thenOne(DealEvent.ActivityCompleted.class);
  }

  @Test
  void a_time_is_waited_for_because_of_whatever_brings_it() {
    assertThat(awaited(opening("pitch"))).isEmpty();
    assertThat(awaited(opening("pitch"), planned("a1", CALL, NEXT_WEEK)))
        .isEqualTo(Map.of("a1", NEXT_WEEK));
    assertThat(awaited(opening("pitch"), planned("a1", TASK, null))).isEmpty();
    assertThat(awaited(opening("pitch"), planned("a1", TASK, null), rescheduled("a1", LATER)))
        .isEqualTo(Map.of("a1", LATER));
    for (var other : List.of(move("closing"), win(FRIDAY), completed("a1", FRIDAY))) {
      assertThat(awaited(opening("pitch"), planned("a1", CALL, NEXT_WEEK), other)).isEmpty();
    }
  }

  /** What fell due in between was not told: nobody would ever hear of it. */
  @Test
  void whoever_reopens_a_deal_waits_again_for_all_that_is_to_be_done() {
    assertThat(
            awaited(
                opening("pitch"),
                planned("a1", CALL, SOON),
                planned("a2", CALL, NEXT_WEEK),
                planned("a3", TASK, null),
                planned("a4", CALL, NEXT_WEEK),
                cancelled("a4"),
                fallDue(SOON),
                win(SOON),
                reopen("pitch", SOON)))
        .isEqualTo(Map.of("a2", NEXT_WEEK));
  }

  private static DealCommand fallDue(Instant at) {
    return new DealCommand.FallDue("a1", at);
  }

  /** What the last of these commands gives to wait for. */
  private static Map<String, Instant> awaited(DealCommand... commands) {
    var basis = new Basis("d1", Samples.FREE, Samples.RENEWALS, ExchangeRates.NONE, NOW, Via.API);
    Deal deal = Deal.NONE;
    var awaited = Map.<String, Instant>of();
    for (var command : commands) {
      for (var event : DealDecider.decide(deal, command, basis)) {
        deal = deal.evolve(event);
        awaited = ClockEvents.awaited(event, deal);
      }
    }
    return awaited;
  }
}
