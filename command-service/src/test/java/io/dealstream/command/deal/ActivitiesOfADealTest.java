package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.ASK_AGAIN;
import static io.dealstream.command.deal.Samples.BEA;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.NEXT_WEEK;
import static io.dealstream.command.deal.Samples.NOW;
import static io.dealstream.command.deal.Samples.NO_WORDS;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.cancelled;
import static io.dealstream.command.deal.Samples.completed;
import static io.dealstream.command.deal.Samples.delete;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.merge;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.planned;
import static io.dealstream.command.deal.Samples.rescheduled;
import static io.dealstream.command.deal.Samples.told;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.events.deal.ActivityType.CALL;
import static io.dealstream.events.deal.ActivityType.EMAIL;
import static io.dealstream.events.deal.ActivityType.FOLLOW_UP;
import static io.dealstream.events.deal.ActivityType.MEETING;
import static io.dealstream.events.deal.ActivityType.NOTE;
import static io.dealstream.events.deal.ActivityType.TASK;
import static io.dealstream.events.deal.ActivityType.TRANSCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivitiesOfADealTest {

  private static final Instant DAYS_BEFORE = Instant.parse("2026-02-20T15:00:00Z");

  @Test
  void what_was_done_is_told_with_who_did_it_and_when() {
    given(opening("pitch"))
        .when(told(CALL, DAYS_BEFORE, FRIDAY))
        .then(
            new DealEvent.ActivityRecorded(
                "d1",
                "sales",
                "a0",
                CALL,
                null,
                false,
                false,
                "pitch",
                "bea",
                "south",
                DAYS_BEFORE,
                "anna",
                "north",
                "fair",
                null,
                Via.API,
                FRIDAY));
  }

  @Test
  void it_may_have_happened_before_the_deals_last_event_but_is_not_still_to_come() {
    given(opening("pitch"), move("closing"))
        .when(told(CALL, MONDAY, FRIDAY))
        .thenOne(DealEvent.ActivityRecorded.class);
    given(opening("pitch"))
        .when(told(CALL, NOW.plus(Duration.ofMinutes(6)), FRIDAY))
        .thenRefused("in-the-future", "happenedAt");
    given(opening("pitch"))
        .when(told(CALL, Instant.parse("1812-06-24T00:00:00Z"), FRIDAY))
        .thenRefused("too-long-ago", "happenedAt");
    given(opening("pitch"), move("closing"))
        .when(told(CALL, MONDAY, TUESDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  @Test
  void what_is_told_without_a_time_has_just_happened() {
    var event =
        given(opening("pitch"))
            .when(told(EMAIL, ASK_AGAIN))
            .thenOne(DealEvent.ActivityRecorded.class);
    assertThat(event.happenedAt()).isEqualTo(FRIDAY);
    assertThat(event.title()).isEqualTo("ask again");
  }

  @Test
  void words_are_kept_outside_of_the_event_which_says_that_there_are_some() {
    var event =
        given(opening("pitch"))
            .when(told(TRANSCRIPT, new Words(null, "Hello.", "https://meet.example/1")))
            .thenOne(DealEvent.ActivityRecorded.class);
    assertThat(event.text()).isTrue();
    assertThat(event.link()).isTrue();
    assertThat(event.toString()).doesNotContain("Hello", "meet.example");
  }

  @Test
  void each_type_says_what_it_needs() {
    refused(NOTE, NO_WORDS, "text-needed", "text");
    refused(NOTE, new Words("a", "  ", null), "text-needed", "text");
    refused(TASK, NO_WORDS, "title-needed", "title");
    refused(TRANSCRIPT, ASK_AGAIN, "text-or-link-needed", "text");
    for (var type : List.of(CALL, MEETING, EMAIL, FOLLOW_UP)) {
      taken(type, NO_WORDS);
    }
    taken(NOTE, new Words(null, "they build", null));
    taken(TASK, ASK_AGAIN);
    taken(TRANSCRIPT, new Words(null, "Hello.", null));
    taken(TRANSCRIPT, new Words(null, null, "https://meet.example/1"));
  }

  @Test
  void only_a_transcript_has_a_link() {
    for (var type : ActivityType.values()) {
      var words = new Words("a", "b", "https://meet.example/1");
      if (type == TRANSCRIPT) {
        taken(type, words);
      } else {
        refused(type, words, "no-link", "link");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://meet.example/1",
        "javascript:alert(1)",
        "meet.example/1",
        "/1",
        "https://",
        "https:///1",
        "https://ada:secret@meet.example/1",
        "https://meet.example/a b",
        "",
      })
  void a_link_leads_to_a_page_and_tells_no_password(String link) {
    refused(TRANSCRIPT, new Words(null, null, link), "invalid-link", "link");
  }

  @Test
  void texts_have_an_end() {
    refused(NOTE, new Words(null, "x".repeat(20_001), null), "text-too-long", "text");
    taken(NOTE, new Words(null, "x".repeat(20_000), null));
    refused(TRANSCRIPT, new Words(null, "x".repeat(500_001), null), "text-too-long", "text");
    taken(TRANSCRIPT, new Words(null, "x".repeat(500_000), null));
    refused(CALL, new Words("x".repeat(201), null, null), "invalid-name", "title");
    var link = "https://meet.example/";
    refused(
        TRANSCRIPT,
        new Words(null, null, link + "x".repeat(2_001 - link.length())),
        "link-too-long",
        "link");
    refused(NOTE, new Words(null, "a\u0000b", null), "invalid-text", "text");
  }

  @Test
  void lines_end_as_they_do_anywhere() {
    assertThat(ActivityRules.words(NOTE, new Words(null, " one\r\ntwo\n", null)).text())
        .isEqualTo("one\ntwo");
  }

  @Test
  void what_is_to_be_done_is_planned() {
    given(opening("pitch"))
        .when(planned("a1", FOLLOW_UP, NEXT_WEEK.plusNanos(1_000)))
        .then(
            new DealEvent.ActivityPlanned(
                "d1",
                "sales",
                "a1",
                FOLLOW_UP,
                "ask again",
                false,
                NEXT_WEEK,
                null,
                "anna",
                "north",
                "fair",
                null,
                Via.API,
                TUESDAY));
  }

  @Test
  void a_follow_up_has_its_time_and_a_task_may_have_one() {
    given(opening("pitch")).when(planned("a1", FOLLOW_UP, null)).thenRefused("due-needed", "dueAt");
    given(opening("pitch"))
        .when(planned("a1", TASK, null))
        .thenOne(DealEvent.ActivityPlanned.class);
    for (var type : List.of(CALL, MEETING, EMAIL, TASK)) {
      given(opening("pitch"))
          .when(planned("a1", type, NEXT_WEEK))
          .thenOne(DealEvent.ActivityPlanned.class);
    }
  }

  @Test
  void nobody_plans_what_is_written_of_the_past() {
    for (var type : List.of(NOTE, TRANSCRIPT)) {
      given(opening("pitch"))
          .when(planned("a1", type, NEXT_WEEK))
          .thenRefused("not-to-be-planned", "dueAt");
    }
  }

  @Test
  void a_due_time_is_still_to_come_and_not_beyond_all_planning() {
    given(opening("pitch")).when(planned("a1", CALL, NOW)).thenRefused("due-in-the-past", "dueAt");
    given(opening("pitch"))
        .when(planned("a1", CALL, NOW.plus(Duration.ofDays(3_651))))
        .thenRefused("due-too-late", "dueAt");
    given(opening("pitch"), planned("a1", CALL, NEXT_WEEK))
        .when(rescheduled("a1", NOW))
        .thenRefused("due-in-the-past", "dueAt");
  }

  @Test
  void it_is_put_off() {
    var later = NEXT_WEEK.plus(Duration.ofDays(2));
    var event =
        given(opening("pitch"), planned("a1", CALL, NEXT_WEEK))
            .when(rescheduled("a1", later))
            .thenOne(DealEvent.ActivityRescheduled.class);
    assertThat(event.fromDueAt()).isEqualTo(NEXT_WEEK);
    assertThat(event.dueAt()).isEqualTo(later);
    given(opening("pitch"), planned("a1", CALL, NEXT_WEEK))
        .when(rescheduled("a1", NEXT_WEEK))
        .thenNothing();
    given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), rescheduled("a1", later))
        .when(rescheduled("a1", later))
        .thenNothing();
  }

  @Test
  void it_is_done_once() {
    given(opening("pitch"), planned("a1", CALL, NEXT_WEEK))
        .when(completed("a1", DAYS_BEFORE))
        .then(
            new DealEvent.ActivityCompleted(
                "d1",
                "sales",
                "a1",
                CALL,
                "ask again",
                NEXT_WEEK,
                "pitch",
                BEA.owner(),
                BEA.team(),
                DAYS_BEFORE,
                "anna",
                "north",
                "fair",
                null,
                Via.API,
                FRIDAY));
    given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), completed("a1", FRIDAY))
        .when(completed("a1", FRIDAY))
        .thenRefused("unknown-activity", "activityId");
    given(opening("pitch"), planned("a1", CALL, NEXT_WEEK))
        .when(completed("a1", NOW.plus(Duration.ofMinutes(6))))
        .thenRefused("in-the-future", "happenedAt");
  }

  @Test
  void it_is_called_off() {
    var event =
        given(opening("pitch"), planned("a1", CALL, NEXT_WEEK))
            .when(cancelled("a1"))
            .thenOne(DealEvent.ActivityCancelled.class);
    assertThat(event.dueAt()).isEqualTo(NEXT_WEEK);
    assertThat(event.reason()).isEqualTo("they have left");
    for (var command : List.of(completed("a1", FRIDAY), cancelled("a1"))) {
      given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), cancelled("a1"))
          .when(command)
          .thenRefused("unknown-activity", "activityId");
    }
    given(opening("pitch"))
        .when(rescheduled("a1", NEXT_WEEK))
        .thenRefused("unknown-activity", "activityId");
  }

  @Test
  void after_an_outcome_there_is_only_to_look_back() {
    var before = List.of(MONDAY, TUESDAY);
    for (var outcome : List.of(win(TUESDAY), lose(TUESDAY))) {
      for (var at : before) {
        given(opening("pitch"), outcome)
            .when(told(CALL, at, FRIDAY))
            .thenOne(DealEvent.ActivityRecorded.class);
      }
      given(opening("pitch"), outcome)
          .when(told(CALL, TUESDAY.plusMillis(1), FRIDAY))
          .thenRefused("after-the-outcome", "happenedAt");
      var note =
          given(opening("pitch"), outcome)
              .when(told(NOTE, FRIDAY, FRIDAY))
              .thenOne(DealEvent.ActivityRecorded.class);
      assertThat(note.stage()).isNull();
      given(opening("pitch"), outcome)
          .when(told(TRANSCRIPT, new Words(null, "Hello.", null)))
          .thenOne(DealEvent.ActivityRecorded.class);
    }
    given(opening("pitch"), win(TUESDAY))
        .when(planned("a1", CALL, NEXT_WEEK))
        .thenRefused("deal-is-won", "id");
    given(opening("pitch"), lose(TUESDAY))
        .when(planned("a1", CALL, NEXT_WEEK))
        .thenRefused("deal-is-lost", "id");
  }

  @Test
  void what_was_planned_before_an_outcome_is_done_or_called_off_but_not_put_off() {
    var planned = planned("a1", CALL, NEXT_WEEK);
    given(opening("pitch"), planned, win(FRIDAY))
        .when(completed("a1", FRIDAY))
        .thenOne(DealEvent.ActivityCompleted.class);
    given(opening("pitch"), planned, win(FRIDAY))
        .when(cancelled("a1"))
        .thenOne(DealEvent.ActivityCancelled.class);
    given(opening("pitch"), planned, win(FRIDAY))
        .when(rescheduled("a1", NEXT_WEEK.plusSeconds(60)))
        .thenRefused("deal-is-won", "id");
  }

  @Test
  void a_deal_that_has_ended_takes_none_and_one_that_never_began_neither() {
    for (var command :
        List.of(
            told(NOTE, FRIDAY, FRIDAY),
            planned("a2", CALL, NEXT_WEEK),
            rescheduled("a1", NEXT_WEEK),
            completed("a1", FRIDAY),
            cancelled("a1"))) {
      given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), merge("d2", TUESDAY))
          .when(command)
          .thenRefused("deal-is-merged", "id");
      given(opening("pitch"), planned("a1", CALL, NEXT_WEEK), delete(TUESDAY))
          .when(command)
          .thenRefused("deal-is-deleted", "id");
      given().when(command).thenRefused("unknown-deal", "id");
    }
  }

  @Test
  void a_deal_has_no_more_planned_than_anybody_keeps_in_sight() {
    var many =
        IntStream.range(0, 200)
            .mapToObj(i -> planned("a" + i, CALL, NEXT_WEEK))
            .toArray(DealCommand[]::new);
    var all = new DealCommand[201];
    all[0] = opening("pitch");
    System.arraycopy(many, 0, all, 1, 200);
    given(all).when(planned("one", CALL, NEXT_WEEK)).thenRefused("too-many-planned", "id");
    all[200] = told(CALL, MONDAY, TUESDAY);
    given(all).when(planned("one", CALL, NEXT_WEEK)).thenOne(DealEvent.ActivityPlanned.class);
  }

  private static void refused(ActivityType type, Words words, String rule, String field) {
    given(opening("pitch")).when(told(type, words)).thenRefused(rule, field);
  }

  private static void taken(ActivityType type, Words words) {
    given(opening("pitch")).when(told(type, words)).thenOne(DealEvent.ActivityRecorded.class);
  }
}
