package io.dealstream.command.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.PipelineDraft.RulesDraft;
import io.dealstream.command.pipeline.PipelineDraft.StageDraft;
import io.dealstream.events.Via;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.Stage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetiringAStageTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private static final PipelineEvent SALES = sales(null);

  @Test
  void the_next_version_keeps_it_where_it_stood_and_nothing_can_enter_it() {
    var changed = retire(SALES, "visit", "pitch").getFirst();
    assertThat(changed.pipelineVersion()).isEqualTo(1);
    assertThat(changed.definition().stages())
        .extracting(Stage::id)
        .containsExactly("call", "visit", "pitch");
    assertThat(changed.definition().stages())
        .extracting(Stage::retired)
        .containsExactly(false, true, false);
  }

  @Test
  void once_more_changes_nothing() {
    var retired = retire(SALES, "visit", "pitch").getFirst();
    assertThat(retire(retired, "visit", "call")).isEmpty();
  }

  @Test
  void its_deals_must_have_somewhere_to_go() {
    refused(() -> retire(SALES, "nowhere", "pitch"), "unknown-stage", "stageId");
    refused(() -> retire(SALES, "visit", "nowhere"), "unknown-stage", "moveTo");
    refused(() -> retire(SALES, "visit", "visit"), "same-stage", "moveTo");
    var retired = retire(SALES, "visit", "pitch").getFirst();
    refused(() -> retire(retired, "call", "visit"), "stage-retired", "moveTo");
  }

  @Test
  void it_is_no_entry_stage_any_more_and_the_last_one_hands_that_on() {
    assertThat(entryStages(retire(sales(List.of("call", "visit")), "call", "pitch")))
        .containsExactly("visit");
    assertThat(entryStages(retire(sales(List.of("call")), "call", "pitch")))
        .containsExactly("pitch");
    assertThat(entryStages(retire(sales(List.of()), "call", "pitch"))).isEmpty();
  }

  @Test
  void a_version_that_moved_on_is_not_retired_from_blindly() {
    var command = new PipelineCommand.Retire("sales", "visit", "pitch", 7L, NOW, Via.API);
    refused(
        () -> PipelineDecider.decide(PipelineState.after(SALES), command),
        "version-moved-on",
        "If-Match");
    refused(() -> PipelineDecider.decide(PipelineState.NONE, command), "unknown-pipeline", "id");
  }

  @Test
  void what_can_no_longer_be_entered_is_what_must_be_empty() {
    var before = SALES.definition();
    var after = retire(SALES, "visit", "pitch").getFirst().definition();
    assertThat(RetiredStages.newly(before, after)).containsExactly("visit");
    assertThat(RetiredStages.newly(after, after)).isEmpty();
    assertThat(RetiredStages.newly(after, before)).isEmpty();
  }

  private static List<String> entryStages(List<PipelineEvent> events) {
    PipelineDefinition definition = events.getFirst().definition();
    return definition.rules().entryStages();
  }

  private static PipelineEvent sales(List<String> entryStages) {
    var stages =
        Stream.of("call", "visit", "pitch")
            .map(id -> new StageDraft(id, null, null, null, null, null, null, null, null, null))
            .toList();
    var rules = new RulesDraft(entryStages, null, null, null);
    var draft = new PipelineDraft(null, null, null, null, null, stages, rules, null, null);
    return PipelineDecider.decide(
            PipelineState.NONE, new PipelineCommand.Create("sales", draft, NOW, Via.API))
        .getFirst();
  }

  private static List<PipelineEvent> retire(PipelineEvent present, String stage, String moveTo) {
    return PipelineDecider.decide(
        PipelineState.after(present),
        new PipelineCommand.Retire("sales", stage, moveTo, null, NOW, Via.API));
  }

  private static void refused(Runnable decision, String rule, String field) {
    var refused = catchThrowableOfType(Refused.class, decision::run);
    assertThat(refused).as("a refusal").isNotNull();
    assertThat(refused.refusal().rule()).isEqualTo(rule);
    assertThat(refused.refusal().field()).isEqualTo(field);
  }
}
