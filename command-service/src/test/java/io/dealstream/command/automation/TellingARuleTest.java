package io.dealstream.command.automation;

import static io.dealstream.events.deal.ActivityType.CALL;
import static io.dealstream.events.deal.ActivityType.FOLLOW_UP;
import static io.dealstream.events.deal.ActivityType.NOTE;
import static io.dealstream.events.deal.ActivityType.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.automation.AutomationDraft.ConditionsDraft;
import io.dealstream.command.automation.AutomationDraft.ReactionDraft;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Decided;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.automation.AutomationDefinition;
import io.dealstream.events.automation.AutomationEvent;
import io.dealstream.events.automation.Conditions;
import io.dealstream.events.automation.Reaction;
import io.dealstream.events.automation.Recipient;
import io.dealstream.events.automation.Trigger;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.Addressee.Kind;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingARuleTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-09T09:00:00.123456Z");
  private static final Instant NOW_IN_MILLIS = Instant.parse("2026-03-09T09:00:00.123Z");
  private static final Basis BASIS = new Basis("r1", NOW, Via.API);

  private static final Pipeline SALES =
      new Pipeline(
          "sales",
          3,
          new PipelineDefinition(
              "Sales",
              "EUR",
              "UTC",
              10,
              List.of(stage("pitch", false), stage("gone", true)),
              StageRules.FREE));

  private static final ReactionDraft TASK_IN_THREE_DAYS = plan(TASK, "send the offer", 3);
  private static final AutomationDefinition PRESENT =
      new AutomationDefinition(
          "Offers",
          "sales",
          true,
          Trigger.STAGE_ENTERED,
          new Conditions("pitch", null, null, null, null, null),
          List.of(new Reaction.Plan(TASK, "send the offer", 3)));
  private static final Automation TOLD = new Automation.Defined(4, PRESENT, MONDAY);

  @Test
  void its_first_version_is_told_whole() {
    var asked =
        new AutomationDraft(
            null,
            "Large ones",
            "sales",
            false,
            "stage-entered",
            new ConditionsDraft("pitch", "anna", "north", "fair", new BigDecimal("1e4"), null),
            List.of(
                TASK_IN_THREE_DAYS,
                plan(FOLLOW_UP, null, 1),
                reassign("bea", "south"),
                reassign("bea", null),
                tell("team", " a large one ")),
            "review");
    decide(Automation.NONE, asked)
        .then(
            new AutomationEvent.Defined(
                "r1",
                0,
                new AutomationDefinition(
                    "Large ones",
                    "sales",
                    false,
                    Trigger.STAGE_ENTERED,
                    new Conditions("pitch", "anna", "north", "fair", new BigDecimal("10000"), null),
                    List.of(
                        new Reaction.Plan(TASK, "send the offer", 3),
                        new Reaction.Plan(FOLLOW_UP, null, 1),
                        new Reaction.Reassign("bea", "south"),
                        new Reaction.Reassign("bea", null),
                        new Reaction.Notify(new Recipient(Kind.TEAM, null), "a large one"))),
                "review",
                Via.API,
                NOW_IN_MILLIS));
  }

  @Test
  void the_same_again_changes_nothing_and_anything_else_is_the_next_version() {
    decide(TOLD, offers("Offers", null, "pitch", TASK_IN_THREE_DAYS)).thenNothing();
    decide(TOLD, offers("Offers", true, "pitch", TASK_IN_THREE_DAYS)).thenNothing();
    var off = decide(TOLD, offers("Offers", false, "pitch", TASK_IN_THREE_DAYS));
    off.thenOne(AutomationEvent.Defined.class);
    decide(TOLD, offers("Other", null, "pitch", TASK_IN_THREE_DAYS))
        .then(
            new AutomationEvent.Defined(
                "r1",
                5,
                new AutomationDefinition(
                    "Other", "sales", true, PRESENT.when(), PRESENT.onlyIf(), PRESENT.then()),
                null,
                Via.API,
                NOW_IN_MILLIS));
    decide(TOLD, offers("Offers", null, "pitch", plan(TASK, "send the offer", 4)))
        .thenOne(AutomationEvent.Defined.class);
  }

  @Test
  void it_is_removed_once_and_may_come_back() {
    remove(TOLD).then(new AutomationEvent.Removed("r1", 5, null, Via.API, NOW_IN_MILLIS));
    var removed = new Automation.Removed(5, MONDAY);
    remove(removed).thenNothing();
    remove(Automation.NONE).thenRefused("unknown-automation", "id");
    var again = decide(removed, offers("Offers", null, "pitch", TASK_IN_THREE_DAYS));
    again.then(new AutomationEvent.Defined("r1", 6, PRESENT, null, Via.API, NOW_IN_MILLIS));
  }

  @Test
  void it_needs_a_name_a_trigger_and_something_to_do() {
    named(null).thenRefused("missing-field", "name");
    named(" ").thenRefused("invalid-name", "name");
    named("x".repeat(201)).thenRefused("invalid-name", "name");
    on(null, TASK_IN_THREE_DAYS).thenRefused("missing-field", "when");
    on("sold", TASK_IN_THREE_DAYS).thenRefused("unknown-trigger", "when");
    on("opened").thenRefused("no-action", "then");
    on("opened", Collections.nCopies(6, TASK_IN_THREE_DAYS).toArray(ReactionDraft[]::new))
        .thenRefused("too-many-actions", "then");
    on("opened", (ReactionDraft) null).thenRefused("missing-field", "then[0]");
    decide(
            Automation.NONE,
            offers("Offers", null, "pitch", TASK_IN_THREE_DAYS),
            SALES,
            new Basis("a~b", NOW, Via.API))
        .thenRefused("invalid-id", "id");
  }

  @Test
  void its_pipeline_and_stage_are_known() {
    var asked = offers("Offers", null, "pitch", TASK_IN_THREE_DAYS);
    decide(Automation.NONE, asked, null, BASIS).thenRefused("unknown-pipeline", "pipelineId");
    decide(Automation.NONE, offers("Offers", null, "closing", TASK_IN_THREE_DAYS))
        .thenRefused("unknown-stage", "onlyIf.stage");
    decide(Automation.NONE, offers("Offers", null, "gone", TASK_IN_THREE_DAYS))
        .thenRefused("stage-retired", "onlyIf.stage");
    everywhere(new ConditionsDraft("pitch", null, null, null, null, null))
        .thenRefused("pipeline-needed", "pipelineId");
    everywhere(new ConditionsDraft(null, null, null, null, BigDecimal.ONE, null))
        .thenRefused("pipeline-needed", "pipelineId");
    everywhere(new ConditionsDraft(null, "anna", null, null, null, null))
        .thenOne(AutomationEvent.Defined.class);
  }

  @Test
  void what_it_asks_of_a_deal_can_be_so() {
    onlyIf(new ConditionsDraft(null, "a|b", null, null, null, null))
        .thenRefused("invalid-id", "onlyIf.owner");
    onlyIf(new ConditionsDraft(null, null, "", null, null, null))
        .thenRefused("invalid-id", "onlyIf.team");
    onlyIf(new ConditionsDraft(null, null, null, " x", null, null))
        .thenRefused("invalid-id", "onlyIf.source");
    amount("-1").thenRefused("negative-amount", "onlyIf.amountAtLeast");
    amount("1e999999999").thenRefused("amount-too-large", "onlyIf.amountAtLeast");
    amount("0.0000001").thenRefused("too-many-decimals", "onlyIf.amountAtLeast");
  }

  @Test
  void only_what_has_stalled_has_a_kind() {
    var idle = new ConditionsDraft(null, null, null, null, null, AlertKind.IDLE);
    onlyIf(idle).thenRefused("not-of-this-trigger", "onlyIf.kind");
    var told =
        decide(Automation.NONE, draft("stalled", idle, TASK_IN_THREE_DAYS))
            .thenOne(AutomationEvent.Defined.class)
            .definition();
    assertThat(told.when()).isEqualTo(Trigger.STALLED);
    assertThat(told.onlyIf().kind()).isEqualTo(AlertKind.IDLE);
    on("stalled", reassign("bea", null)).thenOne(AutomationEvent.Defined.class);
  }

  @Test
  void what_it_does_can_be_done() {
    does(new ReactionDraft(null, TASK, "x", 1, null, null, null, null))
        .thenRefused("missing-field", "then[1].action");
    does(new ReactionDraft("win", null, null, null, null, null, null, null))
        .thenRefused("unknown-action", "then[1].action");
    does(plan(null, "x", 1)).thenRefused("missing-field", "then[1].type");
    does(plan(NOTE, "x", 1)).thenRefused("not-to-be-planned", "then[1].type");
    does(plan(TASK, null, 1)).thenRefused("title-needed", "then[1].title");
    does(plan(CALL, "x".repeat(201), 1)).thenRefused("invalid-name", "then[1].title");
    does(plan(CALL, null, null)).thenRefused("missing-field", "then[1].dueInDays");
    does(plan(CALL, null, 0)).thenRefused("out-of-bounds", "then[1].dueInDays");
    does(plan(CALL, null, 3_651)).thenRefused("out-of-bounds", "then[1].dueInDays");
    does(reassign(null, "north")).thenRefused("missing-field", "then[1].owner");
    does(reassign("a|b", null)).thenRefused("invalid-id", "then[1].owner");
    does(reassign("bea", "a|b")).thenRefused("invalid-id", "then[1].team");
    does(tell(null, "x")).thenRefused("missing-field", "then[1].who");
    does(tell("anna", "x")).thenRefused("unknown-recipient", "then[1].who");
    does(tell("", "x")).thenRefused("unknown-recipient", "then[1].who");
    does(tell("owner:", "x")).thenRefused("invalid-id", "then[1].who");
    does(tell("team:a|b", "x")).thenRefused("invalid-id", "then[1].who");
    does(tell("owner", null)).thenRefused("missing-field", "then[1].text");
    does(tell("owner", " ")).thenRefused("text-needed", "then[1].text");
    does(tell("owner", "x".repeat(201))).thenRefused("invalid-name", "then[1].text");
    does(tell("owner", "a\nb")).thenRefused("invalid-text", "then[1].text");
  }

  @ParameterizedTest
  @CsvSource({"owner, OWNER,", "team, TEAM,", "owner:bea, OWNER, bea", "team:a:b, TEAM, a:b"})
  void a_notice_is_for_the_deals_own_or_for_one_that_is_named(String who, Kind kind, String id) {
    var told = does(tell(who, "x")).thenOne(AutomationEvent.Defined.class);
    assertThat(told.definition().then().getLast())
        .isEqualTo(new Reaction.Notify(new Recipient(kind, id), "x"));
  }

  @Test
  void a_word_for_another_action_is_a_mistake() {
    does(new ReactionDraft("plan", CALL, null, 1, "bea", null, null, null))
        .thenRefused("not-of-this-action", "then[1].owner");
    does(new ReactionDraft("plan", CALL, null, 1, null, "north", null, null))
        .thenRefused("not-of-this-action", "then[1].team");
    does(new ReactionDraft("reassign", CALL, null, null, "bea", null, null, null))
        .thenRefused("not-of-this-action", "then[1].type");
    does(new ReactionDraft("reassign", null, "x", null, "bea", null, null, null))
        .thenRefused("not-of-this-action", "then[1].title");
    does(new ReactionDraft("reassign", null, null, 1, "bea", null, null, null))
        .thenRefused("not-of-this-action", "then[1].dueInDays");
    does(new ReactionDraft("plan", CALL, null, 1, null, null, "owner", null))
        .thenRefused("not-of-this-action", "then[1].who");
    does(new ReactionDraft("reassign", null, null, null, "bea", null, null, "x"))
        .thenRefused("not-of-this-action", "then[1].text");
    does(new ReactionDraft("notify", null, null, null, "bea", null, "owner", "x"))
        .thenRefused("not-of-this-action", "then[1].owner");
    does(new ReactionDraft("notify", null, "y", null, null, null, "owner", "x"))
        .thenRefused("not-of-this-action", "then[1].title");
  }

  @Test
  void nothing_is_planned_for_what_is_decided() {
    on("won", reassign("bea", null), TASK_IN_THREE_DAYS).thenRefused("deal-is-decided", "then[1]");
    on("lost", TASK_IN_THREE_DAYS).thenRefused("deal-is-decided", "then[0]");
    on("lost", reassign("bea", null), tell("owner", "lost")).thenOne(AutomationEvent.Defined.class);
  }

  private static Decided<AutomationEvent> named(String name) {
    return decide(Automation.NONE, offers(name, null, "pitch", TASK_IN_THREE_DAYS));
  }

  private static Decided<AutomationEvent> on(String when, ReactionDraft... then) {
    return decide(Automation.NONE, draft(when, null, then));
  }

  private static Decided<AutomationEvent> onlyIf(ConditionsDraft conditions) {
    return decide(Automation.NONE, draft("opened", conditions, TASK_IN_THREE_DAYS));
  }

  private static Decided<AutomationEvent> amount(String atLeast) {
    return onlyIf(new ConditionsDraft(null, null, null, null, new BigDecimal(atLeast), null));
  }

  private static Decided<AutomationEvent> does(ReactionDraft reaction) {
    return on("opened", TASK_IN_THREE_DAYS, reaction);
  }

  private static Decided<AutomationEvent> everywhere(ConditionsDraft conditions) {
    var asked =
        new AutomationDraft(
            null, "Any", null, null, "opened", conditions, List.of(TASK_IN_THREE_DAYS), null);
    return decide(Automation.NONE, asked, null, BASIS);
  }

  private static AutomationDraft draft(
      String when, ConditionsDraft conditions, ReactionDraft... then) {
    var list = new ArrayList<ReactionDraft>();
    Collections.addAll(list, then);
    return new AutomationDraft(null, "Any", "sales", null, when, conditions, list, null);
  }

  private static AutomationDraft offers(
      String name, Boolean enabled, String stage, ReactionDraft then) {
    return new AutomationDraft(
        null,
        name,
        "sales",
        enabled,
        "stage-entered",
        new ConditionsDraft(stage, null, null, null, null, null),
        List.of(then),
        null);
  }

  private static ReactionDraft plan(ActivityType type, String title, Integer days) {
    return new ReactionDraft("plan", type, title, days, null, null, null, null);
  }

  private static ReactionDraft reassign(String owner, String team) {
    return new ReactionDraft("reassign", null, null, null, owner, team, null, null);
  }

  private static ReactionDraft tell(String who, String text) {
    return new ReactionDraft("notify", null, null, null, null, null, who, text);
  }

  private static Stage stage(String id, boolean retired) {
    return new Stage(id, id, BigDecimal.ZERO, false, 0, 0, ForecastCategory.PIPELINE, retired);
  }

  private static Decided<AutomationEvent> decide(Automation present, AutomationDraft asked) {
    return decide(present, asked, SALES, BASIS);
  }

  private static Decided<AutomationEvent> decide(
      Automation present, AutomationDraft asked, Pipeline pipeline, Basis basis) {
    var command = new AutomationCommand.Define(asked, pipeline);
    return new Decided<>(() -> AutomationDecider.decide(present, command, basis));
  }

  private static Decided<AutomationEvent> remove(Automation present) {
    return new Decided<>(
        () -> AutomationDecider.decide(present, new AutomationCommand.Remove(), BASIS));
  }
}
