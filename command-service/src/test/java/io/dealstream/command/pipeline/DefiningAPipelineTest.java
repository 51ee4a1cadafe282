package io.dealstream.command.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.PipelineDraft.ActivityDraft;
import io.dealstream.command.pipeline.PipelineDraft.DoneDraft;
import io.dealstream.command.pipeline.PipelineDraft.ExitDraft;
import io.dealstream.command.pipeline.PipelineDraft.RulesDraft;
import io.dealstream.command.pipeline.PipelineDraft.StageDraft;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.pipeline.DoneActivity;
import io.dealstream.events.pipeline.ExitCriteria;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageActivity;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefiningAPipelineTest {

  private static final Instant NOW = Instant.parse("2026-03-09T09:00:00Z");

  @Test
  void what_is_left_out_takes_its_default() {
    assertThat(definition(create(draft("call", "pitch"))))
        .isEqualTo(
            new PipelineDefinition(
                "sales",
                "EUR",
                "UTC",
                10,
                List.of(plain("call"), plain("pitch")),
                StageRules.FREE));
  }

  @Test
  void without_a_body_it_is_the_one_everybody_starts_with() {
    var stages = definition(create(DefaultPipeline.DRAFT)).stages();
    assertThat(stages)
        .extracting(Stage::id)
        .containsExactly("prospecting", "qualification", "pitch-and-negotiation", "closing");
    assertThat(stages)
        .extracting(stage -> stage.probability().toString())
        .containsExactly("0.1", "0.3", "0.6", "0.8");
    assertThat(stages).extracting(Stage::qualified).containsExactly(false, true, true, true);
  }

  @Test
  void the_first_version_is_0_and_each_change_makes_the_next() {
    var created = create(draft("call")).getFirst();
    var changed = redefine(created, draft("call", "pitch")).getFirst();
    assertThat(created.pipelineVersion()).isZero();
    assertThat(changed.pipelineVersion()).isEqualTo(1);
  }

  @Test
  void the_same_definition_again_changes_nothing() {
    var created = create(draft("call")).getFirst();
    assertThat(redefine(created, draft("call"))).isEmpty();
    assertThat(redefine(created, withStage(b -> b.probability = "0.00"))).isEmpty();
  }

  @Test
  void a_pipeline_is_created_once_and_redefined_only_then() {
    var present = PipelineState.after(create(draft("call")).getFirst());
    refused(() -> decide(present, createCommand(draft("call"))), "pipeline-exists", "id");
    refused(
        () -> decide(PipelineState.NONE, redefineCommand(draft("call"), null)),
        "unknown-pipeline",
        "id");
  }

  @Test
  void a_version_that_moved_on_is_not_redefined_blindly() {
    var state = PipelineState.after(create(draft("call")).getFirst());
    refused(
        () -> decide(state, redefineCommand(draft("pitch"), 7L)), "version-moved-on", "If-Match");
    assertThat(decide(state, redefineCommand(draft("pitch"), 0L))).hasSize(1);
  }

  @Test
  void a_stage_that_is_left_out_is_retired_where_it_stood() {
    var created = create(draft("call", "visit", "pitch")).getFirst();
    assertThat(stages(redefine(created, draft("call", "pitch"))))
        .containsExactly("call", "visit (retired)", "pitch");
    assertThat(stages(redefine(created, draft("pitch"))))
        .containsExactly("call (retired)", "visit (retired)", "pitch");
    assertThat(stages(redefine(created, draft("new", "call"))))
        .containsExactly("new", "call", "visit (retired)", "pitch (retired)");
  }

  @Test
  void a_retired_stage_comes_back_by_being_named_again() {
    var created = create(draft("call", "pitch")).getFirst();
    var without = redefine(created, draft("pitch")).getFirst();
    assertThat(stages(redefine(without, draft("call", "pitch")))).containsExactly("call", "pitch");
  }

  @Test
  void currency_and_zone_never_change() {
    var created = create(withMoney("PLN", "Europe/Warsaw")).getFirst();
    refused(() -> redefine(created, withMoney("EUR", null)), "currency-never-changes", "currency");
    refused(() -> redefine(created, withMoney(null, "UTC")), "zone-never-changes", "zone");
    assertThat(redefine(created, withMoney("PLN", null))).isEmpty();
  }

  @Test
  void currency_and_zone_exist() {
    refused(() -> create(withMoney("XYZ", null)), "unknown-currency", "currency");
    refused(() -> create(withMoney(null, "Mars/Olympus")), "unknown-zone", "zone");
  }

  @Test
  void there_is_a_stage_and_each_once() {
    refused(() -> create(draft()), "no-stage", "stages");
    refused(() -> create(draft("call", "pitch", "call")), "duplicate-stage", "stages[2].id");
    refused(() -> create(draft("call", null)), "missing-field", "stages[1].id");
    refused(() -> create(withStage(b -> b.retired = true)), "no-stage", "stages");
  }

  @Test
  void a_stages_id_is_one_that_people_write_and_keys_can_hold() {
    assertThat(stages(create(draft("Gespräch im März")))).containsExactly("Gespräch im März");
    for (var bad : List.of("a|b", "a\nb", "", " a", "x".repeat(201))) {
      refused(() -> create(draft(bad)), "invalid-id", "stages[0].id");
    }
    refused(() -> create(draft("call", "won")), "reserved-stage-id", "stages[1].id");
  }

  @Test
  void a_pipelines_id_can_stand_in_an_address() {
    for (var bad : List.of("a/b", "a%b", "a~b", "a;b", "..", "")) {
      var command = new PipelineCommand.Create(bad, draft("call"), NOW, Via.API);
      refused(() -> decide(PipelineState.NONE, command), "invalid-id", "id");
    }
  }

  @Test
  void numbers_are_within_their_bounds() {
    for (var bad : List.of("1.01", "-0.1")) {
      refused(
          () -> create(withStage(b -> b.probability = bad)),
          "invalid-probability",
          "stages[0].probability");
    }
    refused(
        () -> create(withStage(b -> b.ageLimit = -1)), "negative-number", "stages[0].ageLimitDays");
    assertThat(create(withStage(b -> b.probability = "1"))).hasSize(1);
  }

  @Test
  void a_stage_plans_activities_for_whoever_enters() {
    var call = new ActivityDraft(ActivityType.CALL, null, 1);
    var task = new ActivityDraft(ActivityType.TASK, " offer ", 3_650);
    assertThat(planned(call, task))
        .containsExactly(
            new StageActivity(ActivityType.CALL, null, 1),
            new StageActivity(ActivityType.TASK, "offer", 3_650));
    assertThat(planned()).isNull();
  }

  @Test
  void what_a_stage_plans_is_complete_and_can_be_told_apart() {
    var at = "stages[0].activities[0]";
    var call = ActivityType.CALL;
    refusedPlan("missing-field", at + ".type", new ActivityDraft(null, "x", 1));
    refusedPlan("missing-field", at + ".type", (ActivityDraft) null);
    refusedPlan("missing-field", at + ".dueAfterDays", new ActivityDraft(call, "x", null));
    refusedPlan("out-of-bounds", at + ".dueAfterDays", new ActivityDraft(call, "x", 0));
    refusedPlan("out-of-bounds", at + ".dueAfterDays", new ActivityDraft(call, "x", 3_651));
    refusedPlan("title-needed", at + ".title", new ActivityDraft(ActivityType.TASK, " ", 1));
    refusedPlan("not-to-be-planned", at + ".type", new ActivityDraft(ActivityType.NOTE, "x", 1));
    refusedPlan(
        "not-to-be-planned", at + ".type", new ActivityDraft(ActivityType.TRANSCRIPT, "x", 1));
    refusedPlan("invalid-name", at + ".title", new ActivityDraft(call, "x".repeat(201), 1));
    refusedPlan(
        "duplicate-activity",
        "stages[0].activities[1]",
        new ActivityDraft(call, "x", 1),
        new ActivityDraft(call, "x", 2));
    var many =
        IntStream.range(0, 21)
            .mapToObj(i -> new ActivityDraft(call, "x" + i, 1))
            .toArray(ActivityDraft[]::new);
    refusedPlan("too-many-activities", "stages[0].activities", many);
    assertThat(planned(Arrays.copyOf(many, 20))).hasSize(20);
  }

  @Test
  void a_stage_may_ask_for_what_must_have_been_done() {
    var twice = new DoneDraft(ActivityType.CALL, 2);
    var once = new DoneDraft(ActivityType.MEETING, null);
    assertThat(
            definition(
                    create(
                        withStage(b -> b.exitCriteria = new ExitDraft(null, List.of(twice, once)))))
                .stages()
                .getFirst()
                .exitCriteria())
        .isEqualTo(
            new ExitCriteria(
                List.of(),
                List.of(
                    new DoneActivity(ActivityType.CALL, 2),
                    new DoneActivity(ActivityType.MEETING, 1))));
    var at = "stages[0].exitCriteria.doneActivities[0]";
    refusedDone("missing-field", at + ".type", new DoneDraft(null, 1));
    refusedDone("missing-field", at + ".type", (DoneDraft) null);
    refusedDone("out-of-bounds", at + ".count", new DoneDraft(ActivityType.CALL, 0));
    refusedDone("out-of-bounds", at + ".count", new DoneDraft(ActivityType.CALL, 51));
    refusedDone("duplicate-activity", "stages[0].exitCriteria.doneActivities[1]", twice, twice);
  }

  @Test
  void a_stage_that_is_retired_keeps_what_it_planned() {
    var created =
        create(
                withStage(
                    b -> b.activities = List.of(new ActivityDraft(ActivityType.CALL, null, 1))))
            .getFirst();
    assertThat(definition(redefine(created, draft("other"))).stages())
        .filteredOn(Stage::retired)
        .singleElement()
        .satisfies(stage -> assertThat(stage.activities()).hasSize(1));
  }

  private static List<StageActivity> planned(ActivityDraft... drafts) {
    return definition(create(withStage(b -> b.activities = Arrays.asList(drafts))))
        .stages()
        .getFirst()
        .activities();
  }

  private static void refusedPlan(String rule, String field, ActivityDraft... drafts) {
    refused(() -> planned(drafts), rule, field);
  }

  private static void refusedDone(String rule, String field, DoneDraft... drafts) {
    var asking = new ExitDraft(null, Arrays.asList(drafts));
    refused(() -> create(withStage(b -> b.exitCriteria = asking)), rule, field);
  }

  @Test
  void a_stage_may_ask_for_what_is_left_open_of_a_deal() {
    var asking = new ExitDraft(List.of("amount", "expectedCloseOn", "amount"), null);
    assertThat(
            definition(create(withStage(b -> b.exitCriteria = asking)))
                .stages()
                .getFirst()
                .exitCriteria())
        .isEqualTo(new ExitCriteria(List.of("amount", "expectedCloseOn")));
    refused(
        () ->
            create(withStage(b -> b.exitCriteria = new ExitDraft(List.of("amount", "mood"), null))),
        "unknown-deal-field",
        "stages[0].exitCriteria.requiredFields[1]");
    refused(
        () ->
            create(
                withStage(
                    b -> b.exitCriteria = new ExitDraft(Collections.singletonList(null), null))),
        "unknown-deal-field",
        "stages[0].exitCriteria.requiredFields[0]");
    for (var nothing : List.of(new ExitDraft(null, null), new ExitDraft(List.of(), List.of()))) {
      assertThat(
              definition(create(withStage(b -> b.exitCriteria = nothing)))
                  .stages()
                  .getFirst()
                  .exitCriteria())
          .isNull();
    }
  }

  @Test
  void entry_stages_are_stages_that_can_be_entered() {
    refused(() -> create(withEntry("pitch")), "unknown-stage", "rules.entryStages");
    assertThat(create(withEntry("call"))).hasSize(1);
  }

  @Test
  void time_never_goes_back() {
    var created = create(draft("call")).getFirst();
    var earlier =
        new PipelineDraft(
            null, null, null, null, null, List.of(stage("pitch")), null, NOW.minusSeconds(1), null);
    refused(() -> redefine(created, earlier), "before-last-event", "occurredAt");
  }

  private static List<PipelineEvent> decide(PipelineState state, PipelineCommand command) {
    return PipelineDecider.decide(state, command);
  }

  private static List<PipelineEvent> create(PipelineDraft draft) {
    return decide(PipelineState.NONE, createCommand(draft));
  }

  private static List<PipelineEvent> redefine(PipelineEvent present, PipelineDraft draft) {
    return decide(PipelineState.after(present), redefineCommand(draft, null));
  }

  private static PipelineCommand createCommand(PipelineDraft draft) {
    return new PipelineCommand.Create("sales", draft, NOW, Via.API);
  }

  private static PipelineCommand redefineCommand(PipelineDraft draft, Long ifMatch) {
    return new PipelineCommand.Redefine("sales", draft, ifMatch, NOW, Via.API);
  }

  private static PipelineDefinition definition(List<PipelineEvent> events) {
    return events.getFirst().definition();
  }

  private static List<String> stages(List<PipelineEvent> events) {
    return definition(events).stages().stream()
        .map(stage -> stage.id() + (stage.retired() ? " (retired)" : ""))
        .toList();
  }

  private static PipelineDraft draft(String... stages) {
    var drafts = Stream.of(stages).map(DefiningAPipelineTest::stage).toList();
    return new PipelineDraft(null, null, null, null, null, drafts, null, null, null);
  }

  private static PipelineDraft withMoney(String currency, String zone) {
    var stages = List.of(stage("call"));
    return new PipelineDraft(null, null, currency, zone, null, stages, null, null, null);
  }

  private static PipelineDraft withEntry(String entry) {
    var stages = List.of(stage("call"));
    var rules = new RulesDraft(List.of(entry), null, null, null);
    return new PipelineDraft(null, null, null, null, null, stages, rules, null, null);
  }

  private static final class StageBuilder {
    private String probability = "0";
    private int ageLimit;
    private boolean retired;
    private ExitDraft exitCriteria;
    private List<ActivityDraft> activities;
  }

  private static PipelineDraft withStage(Consumer<StageBuilder> change) {
    var b = new StageBuilder();
    change.accept(b);
    var stage =
        new StageDraft(
            "call",
            null,
            new BigDecimal(b.probability),
            null,
            b.ageLimit,
            null,
            b.exitCriteria,
            b.activities,
            null,
            b.retired);
    return new PipelineDraft(null, null, null, null, null, List.of(stage), null, null, null);
  }

  private static StageDraft stage(String id) {
    return new StageDraft(id, null, null, null, null, null, null, null, null, null);
  }

  private static Stage plain(String id) {
    return new Stage(id, id, BigDecimal.ZERO, false, 0, 0, ForecastCategory.PIPELINE, false);
  }

  private static void refused(Supplier<?> decision, String rule, String field) {
    var refused = catchThrowableOfType(Refused.class, decision::get);
    assertThat(refused).as("a refusal").isNotNull();
    assertThat(refused.refusal().rule()).isEqualTo(rule);
    assertThat(refused.refusal().field()).isEqualTo(field);
  }
}
