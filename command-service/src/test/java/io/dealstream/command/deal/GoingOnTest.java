package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.TUESDAY;
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
import static io.dealstream.command.deal.Samples.row;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.command.deal.Samples.worth;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.pipeline.ExitCriteria;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stage asks of a deal before it goes on. */
class GoingOnTest {

  @Test
  void what_is_asked_for_must_be_known_before_a_deal_moves_forward() {
    var asking = pitchAsking(false, "amount", "expectedCloseOn");
    given(opening("pitch"))
        .in(asking)
        .when(move("closing"))
        .thenRefused("exit-criteria-not-met", "amount");
    given(opening("pitch"), worth("10", TUESDAY))
        .in(asking)
        .when(move("closing"))
        .thenRefused("exit-criteria-not-met", "expectedCloseOn");
    given(opening("pitch"), worth("10", TUESDAY), closeOn("2026-06-30", TUESDAY))
        .in(asking)
        .when(move("closing"))
        .thenOne(DealEvent.StageChanged.class);
  }

  @Test
  void a_win_goes_on_too() {
    var asking = pitchAsking(false, "amount");
    given(opening("pitch"))
        .in(asking)
        .when(win(FRIDAY))
        .thenRefused("exit-criteria-not-met", "amount");
    given(opening("pitch", euros("10"), MONDAY))
        .in(asking)
        .when(win(FRIDAY))
        .thenOne(DealEvent.Won.class);
  }

  @Test
  void every_field_can_be_asked_for_and_told() {
    refusedFor("probability");
    refusedFor("forecastCategory");
    refusedFor("leadId");
    for (var told : List.of("team", "source")) {
      given(opening("pitch"))
          .in(pitchAsking(false, told))
          .when(move("closing"))
          .thenOne(DealEvent.StageChanged.class);
    }
    given(opening("pitch"), likely("0.5", TUESDAY), forecast(ForecastCategory.COMMIT, TUESDAY))
        .in(pitchAsking(false, "probability", "forecastCategory"))
        .when(move("closing"))
        .thenOne(DealEvent.StageChanged.class);
  }

  @Test
  void out_of_a_stage_other_than_on_nothing_is_asked_for() {
    var asking = pitchAsking(false, "amount");
    for (var command :
        List.of(
            move("prospecting"),
            lose(FRIDAY),
            handOff("pitch", FRIDAY),
            merge("d2", FRIDAY),
            delete(FRIDAY))) {
      given(opening("pitch")).in(asking).when(command).thenOne(DealEvent.class);
    }
    given(opening("qualification")).in(asking).when(move("closing")).thenOne(DealEvent.class);
  }

  @Test
  void a_retired_stage_asks_for_nothing() {
    given(opening("pitch"))
        .in(pitchAsking(true, "amount"))
        .when(move("closing"))
        .thenOne(DealEvent.StageChanged.class);
  }

  @Test
  void imported_rows_go_on_by_the_same_rule_their_own_amount_counting() {
    var asking = pitchAsking(false, "amount");
    given(opening("pitch"))
        .in(asking)
        .when(row("closing", null, FRIDAY))
        .thenRefused("exit-criteria-not-met", "amount");
    given(opening("pitch"))
        .in(asking)
        .when(row("closing", "10", FRIDAY))
        .thenAll(DealEvent.AmountChanged.class, DealEvent.StageChanged.class);
  }

  private static void refusedFor(String field) {
    given(opening("pitch"))
        .in(pitchAsking(false, field))
        .when(move("closing"))
        .thenRefused("exit-criteria-not-met", field);
  }

  private static Pipeline pitchAsking(boolean retired, String... fields) {
    var pitch =
        new Stage(
            "pitch",
            "pitch",
            BigDecimal.ZERO,
            false,
            0,
            0,
            ForecastCategory.PIPELINE,
            retired,
            new ExitCriteria(List.of(fields)));
    return Samples.pipeline(
        StageRules.FREE,
        Samples.STAGES.stream()
            .map(id -> id.equals("pitch") ? pitch : Samples.stage(id))
            .toArray(Stage[]::new));
  }
}
