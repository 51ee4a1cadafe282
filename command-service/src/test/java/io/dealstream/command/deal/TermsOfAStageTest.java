package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.PLAIN;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.handOff;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.reopen;
import static io.dealstream.command.deal.Samples.win;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever leads a deal into a stage says what the stage means for it, by the version in force. */
class TermsOfAStageTest {

  private static final StageTerms TERMS =
      new StageTerms(new BigDecimal("0.65"), ForecastCategory.COMMIT, 30, 7);

  private static final List<Stage> STAGES =
      List.of(
          Samples.stage("prospecting"),
          new Stage(
              "pitch",
              "Pitch",
              new BigDecimal("0.65"),
              true,
              30,
              7,
              ForecastCategory.COMMIT,
              false));

  private static final Pipeline SALES = pipeline("sales");
  private static final Pipeline RENEWALS = pipeline("renewals");

  private static Pipeline pipeline(String id) {
    return new Pipeline(
        id, 4, new PipelineDefinition(id, "EUR", "UTC", 10, STAGES, StageRules.FREE));
  }

  @Test
  void a_deal_that_is_opened() {
    assertThat(given().in(SALES).when(opening("pitch")).thenOne(DealEvent.Opened.class))
        .returns(TERMS, DealEvent.Opened::stageTerms);
  }

  @Test
  void a_deal_that_goes_on_and_of_the_stage_it_comes_to() {
    var on = given(opening("prospecting")).in(SALES).when(move("pitch"));
    assertThat(on.thenOne(DealEvent.StageChanged.class))
        .returns(TERMS, DealEvent.StageChanged::stageTerms);
    var back = given(opening("pitch")).in(SALES).when(move("prospecting"));
    assertThat(back.thenOne(DealEvent.StageChanged.class))
        .returns(PLAIN, DealEvent.StageChanged::stageTerms);
  }

  @Test
  void a_deal_that_is_reopened() {
    var again = given(opening("closing"), win(TUESDAY)).in(SALES).when(reopen("pitch", FRIDAY));
    assertThat(again.thenOne(DealEvent.Reopened.class))
        .returns(TERMS, DealEvent.Reopened::stageTerms);
  }

  @Test
  void a_deal_that_is_handed_off_and_of_the_pipeline_it_comes_to() {
    var there = given(opening("pitch")).besides(RENEWALS).when(handOff("pitch", FRIDAY));
    assertThat(there.thenOne(DealEvent.HandedOff.class))
        .returns(TERMS, DealEvent.HandedOff::stageTerms);
  }
}
