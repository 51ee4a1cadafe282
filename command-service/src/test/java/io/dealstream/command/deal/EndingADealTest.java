package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.FRONT_DOOR;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.PITCH_RETIRED;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.absorb;
import static io.dealstream.command.deal.Samples.closeOn;
import static io.dealstream.command.deal.Samples.delete;
import static io.dealstream.command.deal.Samples.euros;
import static io.dealstream.command.deal.Samples.forecast;
import static io.dealstream.command.deal.Samples.handOff;
import static io.dealstream.command.deal.Samples.likely;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.merge;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.renewals;
import static io.dealstream.command.deal.Samples.reopen;
import static io.dealstream.command.deal.Samples.row;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.command.deal.Samples.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.pipeline.StageRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingADealTest {

  private static final Money TEN = Money.of("10.00", "EUR");

  /** Everything one may ask of a deal that was opened, but for how it ended. */
  private static final List<DealCommand> ANYTHING =
      List.of(
          move("closing"),
          win(FRIDAY),
          lose(FRIDAY),
          reopen("pitch", FRIDAY),
          worth("10", FRIDAY),
          new DealCommand.Reassign("bea", null, null, FRIDAY),
          closeOn("2026-06-30", FRIDAY),
          likely("0.5", FRIDAY),
          forecast(ForecastCategory.COMMIT, FRIDAY),
          handOff("pitch", FRIDAY));

  @Test
  void a_hand_off_says_what_it_left_and_where_it_goes_on() {
    given(opening("pitch", euros("10"), MONDAY))
        .when(handOff("pitch", FRIDAY))
        .then(
            new DealEvent.HandedOff(
                "d1",
                "sales",
                3,
                "pitch",
                "renewals",
                1,
                "pitch",
                1,
                true,
                Samples.PLAIN,
                TEN,
                TEN,
                "anna",
                "north",
                "fair",
                null,
                Via.API,
                FRIDAY));
  }

  @Test
  void without_a_stage_it_goes_to_the_first_one_a_deal_may_be_opened_in() {
    var event =
        given(opening("pitch"))
            .besides(renewals("EUR", new StageRules(List.of("pitch"), true, true, false)))
            .when(handOff(null, FRIDAY))
            .thenOne(DealEvent.HandedOff.class);
    assertThat(event.to()).isEqualTo("pitch");
  }

  @Test
  void stages_of_two_pipelines_are_not_the_same_though_they_go_by_the_same_id() {
    var back =
        given(opening("pitch"), handOff("pitch", MONDAY))
            .in(Samples.RENEWALS)
            .besides(Samples.FREE)
            .when(new DealCommand.HandOff("sales", "pitch", null, FRIDAY))
            .thenOne(DealEvent.HandedOff.class);
    assertThat(back.visit()).isEqualTo(2);
    assertThat(back.from()).isEqualTo("pitch");
    assertThat(back.fromPipelineId()).isEqualTo("renewals");
  }

  @Test
  void a_deal_is_handed_off_to_another_pipeline_and_by_its_door() {
    given(opening("pitch"))
        .besides(Samples.FREE)
        .when(new DealCommand.HandOff("sales", "closing", null, FRIDAY))
        .thenRefused("same-pipeline", "pipelineId");
    given(opening("pitch"))
        .when(handOff("nowhere", FRIDAY))
        .thenRefused("unknown-stage", "stageId");
    given(opening("pitch"), handOff("pitch", MONDAY))
        .in(Samples.RENEWALS)
        .besides(PITCH_RETIRED)
        .when(new DealCommand.HandOff("sales", "pitch", null, FRIDAY))
        .thenRefused("stage-retired", "stageId");
    given(opening("pitch"), handOff("pitch", MONDAY))
        .in(Samples.RENEWALS)
        .besides(FRONT_DOOR)
        .when(new DealCommand.HandOff("sales", "pitch", null, FRIDAY))
        .thenRefused("not-an-entry-stage", "stageId");
  }

  @Test
  void only_an_open_deal_is_handed_off_and_time_never_goes_back() {
    given(opening("pitch"), win(TUESDAY))
        .when(handOff("pitch", FRIDAY))
        .thenRefused("deal-is-won", "id");
    given(opening("pitch"), lose(TUESDAY))
        .when(handOff("pitch", FRIDAY))
        .thenRefused("deal-is-lost", "id");
    given().when(handOff("pitch", FRIDAY)).thenRefused("unknown-deal", "id");
    given(opening("pitch"), move("closing", FRIDAY))
        .when(handOff("pitch", TUESDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  @Test
  void rows_of_the_pipeline_it_came_from_say_nothing_of_a_deal_that_was_handed_off() {
    given(opening("pitch"), handOff("pitch", TUESDAY))
        .when(row("closing", null, FRIDAY))
        .thenRefused("handed-off", "pipelineId");
  }

  @Test
  void an_open_deal_is_merged_out_of_its_stage_and_a_decided_one_out_of_none() {
    given(opening("pitch")).when(merge("d2", FRIDAY)).then(merged("pitch"));
    given(opening("pitch"), win(TUESDAY)).when(merge("d2", FRIDAY)).then(merged(null));
    given(opening("pitch"), lose(TUESDAY)).when(merge("d2", FRIDAY)).then(merged(null));
  }

  @Test
  void it_takes_two_deals_to_merge() {
    given(opening("pitch")).when(merge("d1", FRIDAY)).thenRefused("merge-into-itself", "into");
    given().when(merge("d2", FRIDAY)).thenRefused("unknown-deal", "id");
    given(opening("pitch"), move("closing", FRIDAY))
        .when(merge("d2", TUESDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  @Test
  void a_deal_is_merged_into_one_deal_once() {
    given(opening("pitch"), merge("d2", TUESDAY)).when(merge("d2", FRIDAY)).thenNothing();
    given(opening("pitch"), merge("d2", TUESDAY))
        .when(merge("d3", FRIDAY))
        .thenRefused("deal-is-merged", "id");
  }

  @Test
  void the_one_that_goes_on_tells_whom_it_took_in() {
    given(opening("pitch"))
        .when(absorb("d7", FRIDAY))
        .then(
            new DealEvent.Absorbed(
                "d1", "sales", "d7", "anna", "north", "fair", null, Via.API, FRIDAY));
  }

  @Test
  void the_one_that_goes_on_is_an_open_deal_of_the_same_pipeline() {
    given().when(absorb("d7", FRIDAY)).thenRefused("unknown-deal", "into");
    given(opening("pitch"), win(TUESDAY))
        .when(absorb("d7", FRIDAY))
        .thenRefused("deal-is-won", "into");
    given(opening("pitch"), lose(TUESDAY))
        .when(absorb("d7", FRIDAY))
        .thenRefused("deal-is-lost", "into");
    given(opening("pitch"), merge("d2", TUESDAY))
        .when(absorb("d7", FRIDAY))
        .thenRefused("deal-is-merged", "into");
    given(opening("pitch"), delete(TUESDAY))
        .when(absorb("d7", FRIDAY))
        .thenRefused("deal-is-deleted", "into");
    given(opening("pitch"), handOff("pitch", TUESDAY))
        .in(Samples.RENEWALS)
        .when(absorb("d7", FRIDAY))
        .thenRefused("another-pipeline", "into");
  }

  @Test
  void a_deleted_deal_says_out_of_which_stage() {
    given(opening("pitch")).when(delete(FRIDAY)).then(deleted("pitch"));
    given(opening("pitch"), win(TUESDAY)).when(delete(FRIDAY)).then(deleted(null));
    given(opening("pitch"), delete(TUESDAY)).when(delete(FRIDAY)).thenNothing();
    given().when(delete(FRIDAY)).thenRefused("unknown-deal", "id");
  }

  @Test
  void nothing_follows_once_a_deal_has_ended() {
    for (var command : ANYTHING) {
      given(opening("pitch"), merge("d2", TUESDAY))
          .when(command)
          .thenRefused("deal-is-merged", "id");
      given(opening("pitch"), delete(TUESDAY)).when(command).thenRefused("deal-is-deleted", "id");
    }
    given(opening("pitch"), merge("d2", TUESDAY))
        .when(delete(FRIDAY))
        .thenRefused("deal-is-merged", "id");
    given(opening("pitch"), delete(TUESDAY))
        .when(merge("d2", FRIDAY))
        .thenRefused("deal-is-deleted", "id");
    given(opening("pitch"), delete(TUESDAY))
        .when(opening("pitch"))
        .thenRefused("deal-exists", "id");
    given(opening("pitch"), delete(TUESDAY))
        .when(row("closing", "10", FRIDAY))
        .thenRefused("deal-is-deleted", "id");
  }

  private static DealEvent merged(String from) {
    return new DealEvent.Merged(
        "d1", "sales", 3, from, "d2", "anna", "north", "fair", null, Via.API, FRIDAY);
  }

  private static DealEvent deleted(String from) {
    return new DealEvent.Deleted(
        "d1", "sales", 3, from, "anna", "north", "fair", null, Via.API, FRIDAY);
  }
}
