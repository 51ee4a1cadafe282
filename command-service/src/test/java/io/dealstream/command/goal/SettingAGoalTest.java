package io.dealstream.command.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Decided;
import io.dealstream.events.EventJson;
import io.dealstream.events.Via;
import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.goal.GoalEvent;
import io.dealstream.events.topic.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingAGoalTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-09T09:00:00.123456Z");
  private static final Basis BASIS = new Basis("g1", NOW, Via.API);
  private static final Goal PRESENT =
      new Goal.Defined(4, goal("win-rate", "0.5", "month:2026-03", "north", null), MONDAY);

  @Test
  void tells_its_first_version_whole() {
    var asked = goal("velocity", "1250.50", "quarter:2026-Q1", null, "anna");
    when(Goal.NONE, asked)
        .then(
            new GoalEvent.Created(
                "g1",
                0,
                goal("velocity", "1250.5", "quarter:2026-Q1", null, "anna"),
                "review",
                Via.API,
                FRIDAY));
  }

  @Test
  void every_change_is_the_next_version() {
    var asked = goal("win-rate", "0.6", "month:2026-03", "north", null);
    when(PRESENT, asked).then(new GoalEvent.Changed("g1", 5, asked, "review", Via.API, FRIDAY));
    for (var other :
        new GoalDefinition[] {
          goal("cycle", "0.5", "month:2026-03", "north", null),
          goal("win-rate", "0.5", "month:2026-04", "north", null),
          goal("win-rate", "0.5", "month:2026-03", "south", null),
          goal("win-rate", "0.5", "month:2026-03", "north", "anna")
        }) {
      when(PRESENT, other).thenOne(GoalEvent.Changed.class);
    }
  }

  @Test
  void the_same_however_it_is_written_changes_nothing() {
    when(PRESENT, goal("win-rate", "0.50", "month:2026-03", "north", null)).thenNothing();
    when(PRESENT, goal("win-rate", "5e-1", "month:2026-03", "north", null)).thenNothing();
  }

  @Test
  void every_metric_that_is_published_can_be_a_goal() {
    assertThat(Topics.METRIC_TOPICS)
        .extracting(topic -> topic.name().substring("metrics.".length()))
        .isSubsetOf(GoalRules.METRICS);
    when(Goal.NONE, goal("happiness", "1", "month:2026-03", null, null))
        .thenRefused("unknown-metric", "metric");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "day:2024-02-29",
        "week:2026-W01",
        "week:2026-W53",
        "month:2026-12",
        "quarter:2026-Q4"
      })
  void a_period_is_a_day_a_week_a_month_or_a_quarter(String period) {
    when(Goal.NONE, goal("leads", "1", period, null, null)).thenOne(GoalEvent.Created.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "trailing90",
        "month",
        "month:2026-13",
        "month:2026-3",
        "day:2026-02-29",
        "week:2026-W00",
        "week:2025-W53",
        "quarter:2026-Q5",
        "year:2026",
        "month:2026-03 "
      })
  void no_other_period_will_do(String period) {
    when(Goal.NONE, goal("leads", "1", period, null, null)).thenRefused("invalid-period", "period");
  }

  @Test
  void a_target_is_a_number_one_can_hold() {
    target("-1").thenRefused("negative-target", "target");
    target("1e2000000000").thenRefused("target-too-large", "target");
    target("1000000000000000").thenRefused("target-too-large", "target");
    target("0.1234567").thenRefused("too-many-decimals", "target");
    assertThat(json(target("1e6").thenOne(GoalEvent.Created.class)))
        .contains("\"target\":\"1000000\"");
    assertThat(json(target("0.000001").thenOne(GoalEvent.Created.class)))
        .contains("\"target\":\"0.000001\"");
  }

  private static String json(GoalEvent event) {
    return EventJson.MAPPER.writeValueAsString(event);
  }

  @Test
  void its_pipeline_is_known_and_its_ids_can_be_kept() {
    var asked = goal("leads", "1", "month:2026-03", null, null);
    decide(Goal.NONE, new GoalCommand.Define(asked, false, null, FRIDAY), BASIS)
        .thenRefused("unknown-pipeline", "pipelineId");
    when(Goal.NONE, goal("leads", "1", "month:2026-03", "a|b", null))
        .thenRefused("invalid-id", "team");
    when(Goal.NONE, goal("leads", "1", "month:2026-03", null, "a|b"))
        .thenRefused("invalid-id", "owner");
    decide(
            Goal.NONE,
            new GoalCommand.Define(asked, true, null, FRIDAY),
            new Basis("a~b", NOW, Via.API))
        .thenRefused("invalid-id", "id");
  }

  @Test
  void time_never_goes_back_and_reasons_have_an_end() {
    var asked = goal("leads", "1", "month:2026-03", null, null);
    decide(PRESENT, new GoalCommand.Define(asked, true, null, MONDAY.minusSeconds(1)), BASIS)
        .thenRefused("before-last-event", "occurredAt");
    decide(PRESENT, new GoalCommand.Define(asked, true, "x".repeat(2_001), FRIDAY), BASIS)
        .thenRefused("reason-too-long", "reason");
  }

  @Test
  void a_figure_is_one_of_the_metrics_and_an_item_can_stand_in_a_key() {
    var created =
        when(Goal.NONE, figure("stage-entries", "entered", "pitch"))
            .thenOne(GoalEvent.Created.class);
    assertThat(json(created)).contains("\"figure\":\"entered\",\"item\":\"pitch\"");
    when(Goal.NONE, figure("waterfall", "new", null)).thenOne(GoalEvent.Created.class);
    when(Goal.NONE, figure("win-rate", "entered", null)).thenRefused("unknown-figure", "figure");
    when(Goal.NONE, figure("win-rate", "", null)).thenRefused("unknown-figure", "figure");
    when(Goal.NONE, figure("retention", "kept", null)).thenRefused("unknown-figure", "figure");
    when(Goal.NONE, figure("stage-entries", null, "a|b")).thenRefused("invalid-id", "item");
  }

  private static GoalDefinition figure(String metric, String figure, String item) {
    return goal(metric, "1", "month:2026-03", null, null, figure, item);
  }

  private static Decided<GoalEvent> target(String target) {
    return when(Goal.NONE, goal("leads", target, "month:2026-03", null, null));
  }

  private static Decided<GoalEvent> when(Goal goal, GoalDefinition asked) {
    return decide(goal, new GoalCommand.Define(asked, true, "review", FRIDAY), BASIS);
  }

  private static Decided<GoalEvent> decide(Goal goal, GoalCommand command, Basis basis) {
    return new Decided<>(() -> GoalDecider.decide(goal, command, basis));
  }

  private static GoalDefinition goal(
      String metric, String target, String period, String team, String owner) {
    return goal(metric, target, period, team, owner, null, null);
  }

  private static GoalDefinition goal(
      String metric,
      String target,
      String period,
      String team,
      String owner,
      String figure,
      String item) {
    return new GoalDefinition(
        metric, new BigDecimal(target), period, "sales", team, owner, figure, item);
  }
}
