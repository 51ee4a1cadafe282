package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.NEXT_WEEK;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.cancelled;
import static io.dealstream.command.deal.Samples.closeOn;
import static io.dealstream.command.deal.Samples.completed;
import static io.dealstream.command.deal.Samples.delete;
import static io.dealstream.command.deal.Samples.euros;
import static io.dealstream.command.deal.Samples.forecast;
import static io.dealstream.command.deal.Samples.handOff;
import static io.dealstream.command.deal.Samples.likely;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.merge;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.planned;
import static io.dealstream.command.deal.Samples.row;
import static io.dealstream.command.deal.Samples.told;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.command.deal.Samples.worth;
import static io.dealstream.events.deal.ActivityType.CALL;
import static io.dealstream.events.deal.ActivityType.NOTE;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.pipeline.DoneActivity;
import io.dealstream.events.pipeline.ExitCriteria;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a stage asks of a deal before it goes on. */
class GoingOnTest {

  private static final Instant WEEKS_BEFORE = MONDAY.minusSeconds(20 * 86_400);

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

  @Test
  void what_is_asked_to_be_done_must_have_been_done_in_this_stage() {
    var asking = pitchAskingFor(new DoneActivity(CALL, 2), new DoneActivity(NOTE, 1));
    var called = told(CALL, FRIDAY, FRIDAY);
    var noted = told(NOTE, FRIDAY, FRIDAY);
    for (var command : List.of(move("closing"), win(FRIDAY), row("closing", null, FRIDAY))) {
      refusedAfter(command, asking);
      refusedAfter(command, asking, called, noted);
      refusedAfter(command, asking, called, called);
      passesAfter(command, asking, called, noted, called);
    }
  }

  @Test
  void what_was_planned_and_is_done_counts_and_what_is_only_planned_does_not() {
    var asking = pitchAskingFor(new DoneActivity(CALL, 1));
    var planned = planned("a1", CALL, NEXT_WEEK);
    refusedAfter(move("closing"), asking, planned);
    refusedAfter(move("closing"), asking, planned, cancelled("a1"));
    passesAfter(move("closing"), asking, planned, completed("a1", FRIDAY));
  }

  @Test
  void what_was_done_before_the_deal_came_here_does_not_count() {
    var asking = pitchAskingFor(new DoneActivity(CALL, 1));
    refusedAfter(move("closing"), asking, told(CALL, MONDAY.minusMillis(1), FRIDAY));
    refusedAfter(
        move("closing"), asking, planned("a1", CALL, NEXT_WEEK), completed("a1", WEEKS_BEFORE));
    passesAfter(move("closing"), asking, told(CALL, MONDAY, FRIDAY));
    var again = new DealCommand[] {told(CALL, MONDAY, TUESDAY), go("closing"), go("pitch")};
    refusedAfter(move("closing"), asking, again);
  }

  @Test
  void a_retired_stage_asks_for_nothing_to_be_done() {
    var pitch = pitchAskingFor(new DoneActivity(CALL, 1)).stage("pitch").orElseThrow();
    var retired =
        new Stage(
            "pitch",
            "pitch",
            BigDecimal.ZERO,
            false,
            0,
            0,
            ForecastCategory.PIPELINE,
            true,
            pitch.exitCriteria(),
            null);
    passesAfter(move("closing"), with(retired));
  }

  private static DealCommand go(String stage) {
    return move(stage, TUESDAY);
  }

  private static void refusedAfter(Object asked, Pipeline in, DealCommand... before) {
    decide(asked, in, before).thenRefused("exit-criteria-not-met", "doneActivities");
  }

  private static void passesAfter(Object asked, Pipeline in, DealCommand... before) {
    decide(asked, in, before).thenOne(DealEvent.class);
  }

  private static DealSpec.Decision decide(Object asked, Pipeline in, DealCommand... before) {
    var all = Stream.concat(Stream.of(opening("pitch")), Stream.of(before));
    var spec = given(all.toArray(DealCommand[]::new)).in(in);
    return asked instanceof HistoryRow row ? spec.when(row) : spec.when((DealCommand) asked);
  }

  private static Pipeline pitchAskingFor(DoneActivity... done) {
    return with(
        new Stage(
            "pitch",
            "pitch",
            BigDecimal.ZERO,
            false,
            0,
            0,
            ForecastCategory.PIPELINE,
            false,
            new ExitCriteria(List.of(), List.of(done)),
            null));
  }

  private static Pipeline with(Stage pitch) {
    return Samples.pipeline(
        StageRules.FREE,
        Samples.STAGES.stream()
            .map(id -> id.equals("pitch") ? pitch : Samples.stage(id))
            .toArray(Stage[]::new));
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
            new ExitCriteria(List.of(fields)),
            null);
    return with(pitch);
  }
}
