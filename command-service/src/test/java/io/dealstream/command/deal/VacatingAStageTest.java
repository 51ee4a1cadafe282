package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.PITCH_RETIRED;
import static io.dealstream.command.deal.Samples.STRICT;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.delete;
import static io.dealstream.command.deal.Samples.handOff;
import static io.dealstream.command.deal.Samples.merge;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.win;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import org.junit.jupiter.api.Test;

class VacatingAStageTest {

  @Test
  void a_deal_inside_moves_as_by_any_other_move() {
    var moved =
        given(opening("pitch"))
            .in(PITCH_RETIRED)
            .when(vacate("closing"))
            .thenOne(DealEvent.StageChanged.class);
    assertThat(moved.from()).isEqualTo("pitch");
    assertThat(moved.to()).isEqualTo("closing");
    assertThat(moved.reason()).isEqualTo("pitch is retired");
    given(opening("pitch"))
        .in(STRICT)
        .when(vacate("prospecting"))
        .thenOne(DealEvent.StageChanged.class);
    given(opening("prospecting"))
        .in(STRICT)
        .when(new DealCommand.Vacate("sales", "prospecting", "closing", "retired", FRIDAY))
        .thenRefused("skipping-not-allowed", "stageId");
  }

  @Test
  void a_deal_that_stands_elsewhere_by_then_stays_there() {
    given(opening("pitch"), move("closing")).when(vacate("prospecting")).thenNothing();
    given(opening("pitch"), win(TUESDAY)).when(vacate("closing")).thenNothing();
    given(opening("pitch"), delete(TUESDAY)).when(vacate("closing")).thenNothing();
    given(opening("pitch"), merge("d2", TUESDAY)).when(vacate("closing")).thenNothing();
  }

  @Test
  void a_stage_of_another_pipeline_that_goes_by_the_same_id_is_another_stage() {
    given(opening("closing", null, MONDAY), handOff("pitch", TUESDAY))
        .in(Samples.RENEWALS)
        .when(vacate("first year"))
        .thenNothing();
  }

  @Test
  void a_deal_that_was_never_opened_is_unknown() {
    given().when(vacate("closing")).thenRefused("unknown-deal", "id");
  }

  @Test
  void it_does_not_count_as_somebody_seeing_to_the_deal() {
    assertThat(vacate("closing").via()).isEqualTo(Via.AUTOMATION);
    assertThat(move("closing").via()).isEqualTo(Via.API);
  }

  private static DealCommand vacate(String to) {
    return new DealCommand.Vacate("sales", "pitch", to, "pitch is retired", FRIDAY);
  }
}
