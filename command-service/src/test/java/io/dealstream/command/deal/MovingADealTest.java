package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.FRONT_DOOR;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.ONE_WAY;
import static io.dealstream.command.deal.Samples.PITCH_RETIRED;
import static io.dealstream.command.deal.Samples.STRICT;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.events.deal.Direction.BACKWARD;
import static io.dealstream.events.deal.Direction.FORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import org.junit.jupiter.api.Test;

class MovingADealTest {

  @Test
  void goes_on_to_the_next_stage() {
    given(opening("prospecting"))
        .when(move("qualification"))
        .then(changed("prospecting", "qualification", FORWARD, 0, 1, null));
  }

  @Test
  void says_how_many_stages_it_skipped() {
    given(opening("prospecting"))
        .when(move("closing"))
        .then(changed("prospecting", "closing", FORWARD, 2, 1, null));
  }

  @Test
  void skips_no_stage_on_the_way_back() {
    given(opening("closing"))
        .when(move("prospecting"))
        .then(changed("closing", "prospecting", BACKWARD, 0, 1, null));
  }

  @Test
  void coming_back_to_a_stage_is_a_new_visit() {
    given(opening("qualification"), move("pitch", TUESDAY))
        .when(move("qualification"))
        .then(changed("pitch", "qualification", BACKWARD, 0, 2, null));
  }

  @Test
  void staying_where_it_is_changes_nothing() {
    given(opening("pitch")).when(move("pitch")).thenNothing();
    given(opening("pitch"))
        .in(PITCH_RETIRED)
        .when(move("pitch", MONDAY.minusSeconds(1)))
        .thenNothing();
  }

  @Test
  void a_strict_pipeline_forbids_skipping() {
    given(opening("prospecting"))
        .in(STRICT)
        .when(move("pitch"))
        .thenRefused("skipping-not-allowed", "stageId");
  }

  @Test
  void a_one_way_pipeline_forbids_going_back() {
    given(opening("pitch"))
        .in(ONE_WAY)
        .when(move("prospecting"))
        .thenRefused("going-back-not-allowed", "stageId");
  }

  @Test
  void a_strict_pipeline_asks_why_a_deal_goes_back() {
    given(opening("pitch"))
        .in(STRICT)
        .when(move("qualification"))
        .thenRefused("reason-needed-to-go-back", "reason");
    given(opening("pitch"))
        .in(STRICT)
        .when(new DealCommand.Move("qualification", "  ", FRIDAY))
        .thenRefused("reason-needed-to-go-back", "reason");
    given(opening("pitch"))
        .in(STRICT)
        .when(new DealCommand.Move("qualification", "new decision maker", FRIDAY))
        .then(changed("pitch", "qualification", BACKWARD, 0, 1, "new decision maker"));
  }

  @Test
  void a_stage_of_another_pipeline_is_unknown() {
    given(opening("pitch")).when(move("onboarding")).thenRefused("unknown-stage", "stageId");
  }

  @Test
  void a_retired_stage_can_be_left_and_not_entered_and_passing_it_skips_nothing() {
    given(opening("prospecting"))
        .in(PITCH_RETIRED)
        .when(move("pitch"))
        .thenRefused("stage-retired", "stageId");
    given(opening("pitch"))
        .in(PITCH_RETIRED)
        .when(move("closing"))
        .then(changed("pitch", "closing", FORWARD, 0, 1, null));
    given(opening("qualification"))
        .in(PITCH_RETIRED)
        .when(move("closing"))
        .then(changed("qualification", "closing", FORWARD, 0, 1, null));
  }

  @Test
  void entry_stages_say_where_deals_open_not_where_they_go() {
    given(opening("prospecting"))
        .in(FRONT_DOOR)
        .when(move("closing"))
        .thenOne(DealEvent.StageChanged.class);
  }

  @Test
  void time_never_goes_back_within_a_deal() {
    given(opening("pitch"), move("closing", FRIDAY))
        .when(move("pitch", TUESDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  @Test
  void two_moves_may_happen_in_the_same_instant() {
    given(opening("pitch"), move("closing", FRIDAY))
        .when(move("pitch", FRIDAY))
        .thenOne(DealEvent.StageChanged.class);
  }

  @Test
  void a_move_without_a_time_happens_now_or_at_the_last_event_that_was_ahead_of_our_clock() {
    var ahead = Samples.NOW.plusSeconds(200).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    var moved =
        given(opening("pitch", null, ahead))
            .when(move("closing", null))
            .thenOne(DealEvent.StageChanged.class);
    assertThat(moved.occurredAt()).isEqualTo(ahead);
  }

  @Test
  void a_decided_deal_must_be_reopened_first() {
    given(opening("closing"), win(TUESDAY)).when(move("pitch")).thenRefused("deal-is-won", "id");
    given(opening("closing"), lose(TUESDAY)).when(move("pitch")).thenRefused("deal-is-lost", "id");
  }

  @Test
  void there_is_nothing_to_move_before_the_deal_is_opened() {
    given().when(move("pitch")).thenRefused("unknown-deal", "id");
  }

  private static DealEvent changed(
      String from, String to, Direction direction, int skipped, int visit, String reason) {
    return new DealEvent.StageChanged(
        "d1",
        "sales",
        3,
        from,
        to,
        direction,
        skipped,
        visit,
        true,
        Samples.PLAIN,
        "anna",
        "north",
        "fair",
        reason,
        Via.API,
        FRIDAY);
  }
}
