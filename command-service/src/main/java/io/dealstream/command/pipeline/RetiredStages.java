package io.dealstream.command.pipeline;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stages that nothing can enter any more. They stay: deals may stand in them, and their past
 * counts.
 */
final class RetiredStages {

  private RetiredStages() {}

  /**
   * A stage that is left out is retired, not gone. It keeps its place after the stage it followed,
   * so that leaving it forward is still forward.
   */
  static List<Stage> keep(List<Stage> present, List<Stage> asked) {
    var stages = new ArrayList<>(asked);
    var after = 0;
    for (var stage : present) {
      var place = placeOf(stage.id(), stages);
      if (place < 0) {
        stages.add(after, retired(stage));
        place = after;
      }
      after = place + 1;
    }
    return stages;
  }

  /**
   * The definition with one stage less to enter; where it was the only entry stage, the one its
   * deals go to is.
   *
   * @throws Refused where there is no such stage, or its deals cannot go where they are to
   */
  static PipelineDefinition retire(PipelineDefinition present, String stageId, String moveTo) {
    if (placeOf(stageId, present.stages()) < 0) {
      throw Refused.unknown("unknown-stage", "stageId", stageId);
    }
    checkTarget(present, stageId, moveTo);
    var stages =
        present.stages().stream()
            .map(stage -> stage.id().equals(stageId) ? retired(stage) : stage)
            .toList();
    return new PipelineDefinition(
        present.name(),
        present.currency(),
        present.zone(),
        present.minimumWonDeals(),
        stages,
        without(present.rules(), stageId, moveTo));
  }

  private static void checkTarget(PipelineDefinition present, String stageId, String moveTo) {
    var place = placeOf(moveTo, present.stages());
    if (place < 0) {
      throw new Refused("unknown-stage", "moveTo", moveTo);
    }
    if (moveTo.equals(stageId)) {
      throw new Refused("same-stage", "moveTo", "its deals go to another stage");
    }
    if (present.stages().get(place).retired()) {
      throw new Refused("stage-retired", "moveTo", moveTo);
    }
  }

  /** No entry stage would mean all of them. */
  private static StageRules without(StageRules rules, String stageId, String instead) {
    if (!rules.entryStages().contains(stageId)) {
      return rules;
    }
    var left = rules.entryStages().stream().filter(id -> !id.equals(stageId)).toList();
    return new StageRules(
        left.isEmpty() ? List.of(instead) : left,
        rules.allowSkip(),
        rules.allowBackward(),
        rules.backwardNeedsReason());
  }

  /** Those that could be entered before and no longer can. */
  static List<String> newly(PipelineDefinition before, PipelineDefinition now) {
    return now.stages().stream()
        .filter(Stage::retired)
        .map(Stage::id)
        .filter(id -> before.stages().stream().anyMatch(s -> s.id().equals(id) && !s.retired()))
        .toList();
  }

  private static int placeOf(String id, List<Stage> stages) {
    return IntStream.range(0, stages.size())
        .filter(i -> stages.get(i).id().equals(id))
        .findFirst()
        .orElse(-1);
  }

  private static Stage retired(Stage s) {
    return new Stage(
        s.id(),
        s.name(),
        s.probability(),
        s.qualified(),
        s.ageLimitDays(),
        s.idleLimitDays(),
        s.forecastCategory(),
        true,
        s.exitCriteria(),
        s.activities());
  }
}
