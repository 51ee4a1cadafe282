package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.NEXT_WEEK;
import static io.dealstream.command.deal.Samples.NOW;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.completed;
import static io.dealstream.command.deal.Samples.handOff;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.reopen;
import static io.dealstream.command.deal.Samples.rescheduled;
import static io.dealstream.command.deal.Samples.row;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.events.deal.ActivityType.CALL;
import static io.dealstream.events.deal.ActivityType.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.DealEvent.ActivityPlanned;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageActivity;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stage plans for each deal that enters it. */
class EnteringAStageTest {

  private static final StageActivity CALL_SOON = new StageActivity(CALL, "ask for the budget", 7);
  private static final StageActivity OFFER = new StageActivity(TASK, "send the offer", 14);
  private static final Pipeline PLANNING = pitchPlanning(CALL_SOON, OFFER);

  @Test
  void whoever_opens_a_deal_there_finds_it_planned() {
    var events =
        given()
            .in(PLANNING)
            .when(opening("pitch", null, FRIDAY))
            .thenAll(DealEvent.Opened.class, ActivityPlanned.class, ActivityPlanned.class);
    assertThat(events.get(1))
        .isEqualTo(
            new ActivityPlanned(
                "d1",
                "sales",
                "planned~1",
                CALL,
                "ask for the budget",
                false,
                FRIDAY.plus(Duration.ofDays(7)),
                "pitch",
                "anna",
                "north",
                "fair",
                null,
                Via.AUTOMATION,
                FRIDAY));
    var second = (ActivityPlanned) events.get(2);
    assertThat(second.activityId()).isEqualTo("planned~2");
    assertThat(second.dueAt()).isEqualTo(FRIDAY.plus(Duration.ofDays(14)));
  }

  @Test
  void whoever_moves_or_reopens_one_there_too() {
    given(opening("qualification"))
        .in(PLANNING)
        .when(move("pitch"))
        .thenAll(DealEvent.StageChanged.class, ActivityPlanned.class, ActivityPlanned.class);
    given(opening("qualification"), win(FRIDAY))
        .in(PLANNING)
        .when(reopen("pitch", FRIDAY))
        .thenAll(DealEvent.Reopened.class, ActivityPlanned.class, ActivityPlanned.class);
    given(opening("qualification"), Samples.lose(FRIDAY))
        .in(PLANNING)
        .when(reopen("pitch", FRIDAY))
        .thenAll(DealEvent.Reopened.class, ActivityPlanned.class, ActivityPlanned.class);
    given(opening("qualification"))
        .in(PLANNING)
        .when(new DealCommand.Vacate("sales", "qualification", "pitch", "retired", FRIDAY))
        .thenAll(DealEvent.StageChanged.class, ActivityPlanned.class, ActivityPlanned.class);
    given(opening("qualification"))
        .in(PLANNING)
        .when(move("closing"))
        .thenAll(DealEvent.StageChanged.class);
    given(opening("pitch")).in(PLANNING).when(move("pitch")).thenNothing();
  }

  @Test
  void a_hand_off_finds_what_the_other_pipeline_plans() {
    var there = new Pipeline("renewals", 1, PLANNING.definition());
    var events =
        given(opening("pitch"))
            .besides(there)
            .when(handOff("pitch", FRIDAY))
            .thenAll(DealEvent.HandedOff.class, ActivityPlanned.class, ActivityPlanned.class);
    assertThat(((ActivityPlanned) events.get(1)).pipelineId()).isEqualTo("renewals");
  }

  @Test
  void an_imported_deal_finds_planned_only_what_is_still_to_come() {
    var longAgo = NOW.minus(Duration.ofDays(400));
    given().in(PLANNING).when(row("pitch", null, longAgo)).thenAll(DealEvent.Opened.class);
    var events =
        given()
            .in(PLANNING)
            .when(row("pitch", null, NOW.minus(Duration.ofDays(10))))
            .thenAll(DealEvent.Opened.class, ActivityPlanned.class);
    var planned = (ActivityPlanned) events.getLast();
    assertThat(planned.title()).isEqualTo("send the offer");
    assertThat(planned.via()).isEqualTo(Via.AUTOMATION);
  }

  @Test
  void what_would_be_due_by_now_is_not_planned_whoever_tells_of_it() {
    given()
        .in(PLANNING)
        .when(opening("pitch", null, NOW.minus(Duration.ofDays(14))))
        .thenAll(DealEvent.Opened.class);
    given()
        .in(PLANNING)
        .when(opening("pitch", null, NOW.minus(Duration.ofDays(14)).plusMillis(1)))
        .thenAll(DealEvent.Opened.class, ActivityPlanned.class);
  }

  @Test
  void a_deal_that_comes_back_does_not_find_twice_what_is_still_to_be_done() {
    var deal = Deal.NONE;
    deal = after(deal, opening("pitch", null, FRIDAY));
    deal = after(deal, move("closing"));
    assertThat(planned(deal)).containsExactlyInAnyOrder("planned~1", "planned~2");
    deal = after(deal, move("pitch"));
    assertThat(planned(deal)).containsExactlyInAnyOrder("planned~1", "planned~2");

    deal = after(deal, completed("planned~1", FRIDAY));
    deal = after(deal, rescheduled("planned~2", NEXT_WEEK));
    deal = after(deal, move("closing"));
    deal = after(deal, move("pitch"));
    assertThat(planned(deal)).containsExactlyInAnyOrder("planned~2", "planned~3");
  }

  @Test
  void what_somebody_planned_is_nothing_a_stage_planned() {
    var deal = after(Deal.NONE, opening("qualification"));
    deal =
        after(
            deal,
            new DealCommand.PlanActivity(
                "a1", CALL, new Words("ask for the budget", null, null), NEXT_WEEK, null, TUESDAY));
    assertThat(planned(after(deal, move("pitch"))))
        .containsExactlyInAnyOrder("a1", "planned~1", "planned~2");
  }

  @Test
  void another_pipelines_stage_of_the_same_name_plans_for_itself() {
    var deal = after(Deal.NONE, opening("pitch", null, FRIDAY));
    var there = new Pipeline("renewals", 1, PLANNING.definition());
    var events = DealDecider.decide(deal, handOff("pitch", FRIDAY), basis(there));
    assertThat(events).hasSize(3);
  }

  @Test
  void an_outcome_leaves_planned_what_was() {
    var deal = after(Deal.NONE, opening("pitch", null, FRIDAY));
    assertThat(planned(after(deal, win(FRIDAY)))).hasSize(2);
    given(opening("pitch"), Samples.planned("a1", CALL, NEXT_WEEK), win(FRIDAY))
        .when(completed("a1", MONDAY))
        .thenOne(DealEvent.ActivityCompleted.class);
  }

  private static Deal after(Deal deal, DealCommand command) {
    var present = deal;
    for (var event : DealDecider.decide(deal, command, basis(null))) {
      present = present.evolve(event);
    }
    return present;
  }

  private static Basis basis(Pipeline target) {
    return new Basis("d1", PLANNING, target, ExchangeRates.NONE, NOW, Via.API);
  }

  private static Iterable<String> planned(Deal deal) {
    return ((Deal.Known) deal).facts().activities().planned().keySet();
  }

  private static Pipeline pitchPlanning(StageActivity... activities) {
    var pitch =
        new Stage(
            "pitch",
            "pitch",
            BigDecimal.ZERO,
            false,
            0,
            0,
            ForecastCategory.PIPELINE,
            false,
            null,
            List.of(activities));
    return Samples.pipeline(
        StageRules.FREE,
        Samples.STAGES.stream()
            .map(id -> id.equals("pitch") ? pitch : Samples.stage(id))
            .toArray(Stage[]::new));
  }
}
