package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.PITCH_RETIRED;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.euros;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.reopen;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.command.deal.Samples.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import org.junit.jupiter.api.Test;

class DecidingADealTest {

  private static final Money TEN = Money.of("10.00", "EUR");

  @Test
  void a_win_says_where_it_was_won_and_what_it_was_worth() {
    given(opening("pitch", euros("7"), MONDAY), worth("10", TUESDAY), move("closing", TUESDAY))
        .when(win(FRIDAY))
        .then(
            new DealEvent.Won(
                "d1", "sales", 3, "closing", TEN, TEN, "anna", "north", "fair", null, Via.API,
                FRIDAY));
  }

  @Test
  void a_loss_says_why() {
    given(opening("pitch"))
        .when(lose(FRIDAY))
        .then(
            new DealEvent.Lost(
                "d1", "sales", 3, "pitch", null, null, "anna", "north", "fair", "price", Via.API,
                FRIDAY));
    given(opening("pitch"))
        .when(new DealCommand.Lose(" ", FRIDAY))
        .thenRefused("reason-needed-to-lose", "reason");
  }

  @Test
  void the_same_outcome_again_changes_nothing() {
    given(opening("pitch"), win(TUESDAY)).when(win(FRIDAY)).thenNothing();
    given(opening("pitch"), lose(TUESDAY)).when(lose(FRIDAY)).thenNothing();
    given(opening("pitch"), lose(TUESDAY)).when(new DealCommand.Lose(null, MONDAY)).thenNothing();
  }

  @Test
  void an_outcome_straight_after_the_other_is_refused() {
    given(opening("pitch"), win(TUESDAY)).when(lose(FRIDAY)).thenRefused("reopen-first", "id");
    given(opening("pitch"), lose(TUESDAY)).when(win(FRIDAY)).thenRefused("reopen-first", "id");
  }

  @Test
  void reopening_is_a_new_visit_even_of_the_stage_it_was_decided_in() {
    given(opening("pitch"), win(TUESDAY)).when(reopen("pitch", FRIDAY)).then(reopened("pitch", 2));
    given(opening("pitch"), lose(TUESDAY))
        .when(reopen("closing", FRIDAY))
        .then(reopened("closing", 1));
  }

  @Test
  void a_reopened_deal_is_worth_what_it_was() {
    var event =
        given(opening("pitch", euros("10"), MONDAY), win(TUESDAY))
            .when(reopen("pitch", FRIDAY))
            .thenOne(DealEvent.Reopened.class);
    assertThat(event.amount()).isEqualTo(TEN);
    assertThat(event.value()).isEqualTo(TEN);
  }

  @Test
  void after_reopening_it_can_be_decided_again_and_either_way() {
    given(opening("pitch"), win(MONDAY), reopen("pitch", TUESDAY))
        .when(lose(FRIDAY))
        .thenOne(DealEvent.Lost.class);
    given(opening("pitch"), win(MONDAY), reopen("pitch", TUESDAY))
        .when(win(FRIDAY))
        .thenOne(DealEvent.Won.class);
  }

  @Test
  void only_a_decided_deal_can_be_reopened_and_only_in_a_stage_that_can_be_entered() {
    given(opening("pitch")).when(reopen("pitch", FRIDAY)).thenRefused("deal-is-open", "id");
    given(opening("closing"), win(TUESDAY))
        .in(PITCH_RETIRED)
        .when(reopen("pitch", FRIDAY))
        .thenRefused("stage-retired", "stageId");
    given(opening("closing"), win(TUESDAY))
        .when(reopen("onboarding", FRIDAY))
        .thenRefused("unknown-stage", "stageId");
  }

  @Test
  void time_never_goes_back_over_an_outcome() {
    given(opening("pitch"), win(FRIDAY))
        .when(reopen("pitch", TUESDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  private static DealEvent reopened(String stage, int visit) {
    return new DealEvent.Reopened(
        "d1",
        "sales",
        3,
        stage,
        visit,
        true,
        Samples.PLAIN,
        null,
        null,
        "anna",
        "north",
        "fair",
        null,
        Via.API,
        FRIDAY);
  }
}
