package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.NEXT_WEEK;
import static io.dealstream.command.deal.Samples.NOW;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.win;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent.ActivityPlanned;
import io.dealstream.events.deal.DealEvent.ActivityRecorded;
import io.dealstream.events.deal.DealEvent.StageChanged;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TellingWhatWasDoneTest {

  private static final Instant BEFORE = MONDAY.minus(Duration.ofDays(9));

  @Test
  void what_was_done_is_credited_to_whoever_did_it() {
    var told = given(opening("pitch")).when(done("call", TUESDAY)).thenOne(ActivityRecorded.class);
    assertThat(told.type()).isEqualTo(ActivityType.CALL);
    assertThat(told.by()).isEqualTo("bea");
    assertThat(told.byTeam()).isEqualTo("south");
    assertThat(told.owner()).isEqualTo("anna");
    assertThat(told.happenedAt()).isEqualTo(TUESDAY);
  }

  @Test
  void the_deals_own_time_goes_on_no_further_than_it_must() {
    var late = given(opening("pitch"), move("closing")).when(done("call", BEFORE));
    assertThat(late.thenOne(ActivityRecorded.class).happenedAt()).isEqualTo(BEFORE);
    assertThat(late.thenOne(ActivityRecorded.class).occurredAt())
        .isEqualTo(
            given(opening("pitch")).when(move("closing")).thenOne(StageChanged.class).occurredAt());
    assertThat(
            given(opening("pitch"))
                .when(done("call", FRIDAY))
                .thenOne(ActivityRecorded.class)
                .occurredAt())
        .isEqualTo(FRIDAY);
    assertThat(
            given(opening("pitch"))
                .when(due("task", null))
                .thenOne(ActivityPlanned.class)
                .occurredAt())
        .isEqualTo(MONDAY);
  }

  @Test
  void what_has_a_due_time_is_planned_and_so_is_a_task_without_any() {
    assertThat(
            given(opening("pitch"))
                .when(due("meeting", NEXT_WEEK))
                .thenOne(ActivityPlanned.class)
                .dueAt())
        .isEqualTo(NEXT_WEEK);
    given(opening("pitch")).when(due("task", null)).thenOne(ActivityPlanned.class);
    given(opening("pitch")).when(due("call", null)).thenRefused("value-missing", "happenedAt");
  }

  @Test
  void it_is_decided_by_the_rules_of_any_activity() {
    given(opening("pitch")).when(due("call", BEFORE)).thenRefused("due-in-the-past", "dueAt");
    given(opening("pitch"))
        .when(done("call", NOW.plus(Duration.ofMinutes(6))))
        .thenRefused("in-the-future", "occurredAt");
    given(opening("pitch"), win(TUESDAY))
        .when(due("call", NEXT_WEEK))
        .thenRefused("deal-is-won", "id");
    given(opening("pitch"))
        .when(new PastActivity(TUESDAY, null, "note", null, " ", null, "bea", null, "bea"))
        .thenRefused("text-needed", "text");
  }

  @Test
  void there_must_be_such_a_deal_and_such_a_type() {
    given().when(done("call", TUESDAY)).thenRefused("unknown-deal", "externalId");
    given(opening("pitch"))
        .when(done("lunch", TUESDAY))
        .thenRefused("unknown-activity-type", "type");
    given(opening("pitch")).when(done("E-Mail", TUESDAY)).thenOne(ActivityRecorded.class);
  }

  @Test
  void what_has_happened_is_not_due() {
    given(opening("pitch"))
        .when(new PastActivity(TUESDAY, NEXT_WEEK, "call", null, null, null, "bea", null, "bea"))
        .thenRefused("done-or-due", "dueAt");
  }

  private static PastActivity done(String type, Instant happenedAt) {
    return new PastActivity(happenedAt, null, type, "t", null, null, "bea", "south", "bea");
  }

  private static PastActivity due(String type, Instant dueAt) {
    return new PastActivity(null, dueAt, type, "t", null, null, "bea", "south", "bea");
  }
}
