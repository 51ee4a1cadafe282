package io.dealstream.command.pipeline;

import static java.util.Objects.requireNonNullElse;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.PipelineDraft.ActivityDraft;
import io.dealstream.command.pipeline.PipelineDraft.ExitDraft;
import io.dealstream.command.pipeline.PipelineDraft.RulesDraft;
import io.dealstream.command.pipeline.PipelineDraft.StageDraft;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.pipeline.ExitCriteria;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageActivity;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From what somebody asked for to a definition that holds: defaults filled in, rules checked. */
final class Drafting {

  private static final int MINIMUM_WON_DEALS = 10;

  private Drafting() {}

  static PipelineDefinition first(String id, PipelineDraft draft) {
    return DefinitionRules.check(
        new PipelineDefinition(
            requireNonNullElse(draft.name(), id),
            requireNonNullElse(draft.currency(), "EUR"),
            requireNonNullElse(draft.zone(), "UTC"),
            requireNonNullElse(draft.minimumWonDeals(), MINIMUM_WON_DEALS),
            stages(draft),
            rules(draft.rules())));
  }

  /** What a version leaves out of name, currency and zone stays as it was. */
  static PipelineDefinition next(PipelineDefinition present, PipelineDraft draft) {
    return DefinitionRules.check(
        new PipelineDefinition(
            requireNonNullElse(draft.name(), present.name()),
            DefinitionRules.unchanged("currency", present.currency(), draft.currency()),
            DefinitionRules.unchanged("zone", present.zone(), draft.zone()),
            requireNonNullElse(draft.minimumWonDeals(), MINIMUM_WON_DEALS),
            RetiredStages.keep(present.stages(), stages(draft)),
            rules(draft.rules())));
  }

  private static List<Stage> stages(PipelineDraft draft) {
    var stages = requireNonNullElse(draft.stages(), List.<StageDraft>of());
    return IntStream.range(0, stages.size()).mapToObj(i -> stage(i, stages.get(i))).toList();
  }

  private static Stage stage(int place, @Nullable StageDraft draft) {
    var field = "stages[" + place + "]";
    if (draft == null || draft.id() == null) {
      throw new Refused("missing-field", field + ".id", "a stage needs an id");
    }
    return new Stage(
        draft.id(),
        requireNonNullElse(draft.name(), draft.id()),
        requireNonNullElse(draft.probability(), BigDecimal.ZERO).stripTrailingZeros(),
        requireNonNullElse(draft.qualified(), false),
        requireNonNullElse(draft.ageLimitDays(), 0),
        requireNonNullElse(draft.idleLimitDays(), 0),
        requireNonNullElse(draft.forecastCategory(), ForecastCategory.PIPELINE),
        requireNonNullElse(draft.retired(), false),
        exitCriteria(field + ".exitCriteria", draft.exitCriteria()),
        activities(field + ".activities", draft.activities()));
  }

  private static @Nullable ExitCriteria exitCriteria(String field, @Nullable ExitDraft draft) {
    if (draft == null) {
      return null;
    }
    var fields =
        DefinitionRules.fields(
            field + ".requiredFields", requireNonNullElse(draft.requiredFields(), List.of()));
    var done =
        ActivityDefinitions.done(
            field + ".doneActivities", requireNonNullElse(draft.doneActivities(), List.of()));
    return fields.isEmpty() && done.isEmpty()
        ? null
        : new ExitCriteria(fields, done.isEmpty() ? null : done);
  }

  private static @Nullable List<StageActivity> activities(
      String field, @Nullable List<@Nullable ActivityDraft> drafts) {
    return drafts == null || drafts.isEmpty() ? null : ActivityDefinitions.planned(field, drafts);
  }

  private static StageRules rules(@Nullable RulesDraft draft) {
    return draft == null
        ? StageRules.FREE
        : new StageRules(
            requireNonNullElse(draft.entryStages(), List.of()),
            requireNonNullElse(draft.allowSkip(), true),
            requireNonNullElse(draft.allowBackward(), true),
            requireNonNullElse(draft.backwardNeedsReason(), false));
  }
}
