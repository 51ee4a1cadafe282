package io.dealstream.command.pipeline;

import io.dealstream.command.decision.Ids;
import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.pipeline.PipelineEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pipeline's state machine: state × command. */
final class PipelineDecider {

  private record On(PipelineState state, PipelineCommand command) {}

  private PipelineDecider() {}

  /**
   * @return what the command makes happen; empty where it changes nothing
   * @throws Refused where a rule forbids it
   */
  static List<PipelineEvent> decide(PipelineState state, PipelineCommand command) {
    return switch (new On(state, command)) {
      case On(PipelineState.None _, PipelineCommand.Create c) -> create(c);
      case On(PipelineState.None _, PipelineCommand c) ->
          throw Refused.unknown("unknown-pipeline", "id", c.pipelineId());
      case On(PipelineState.Defined _, PipelineCommand.Create c) ->
          throw Refused.exists("pipeline-exists", "id", c.pipelineId());
      case On(PipelineState.Defined present, PipelineCommand.Redefine c) -> redefine(present, c);
      case On(PipelineState.Defined present, PipelineCommand.Retire c) -> retire(present, c);
    };
  }

  private static List<PipelineEvent> create(PipelineCommand.Create c) {
    var definition = Drafting.first(Ids.addressable("id", c.pipelineId()), c.draft());
    var at = OccurredAt.decide(c.draft().occurredAt(), Instant.MIN, c.now());
    return List.of(new PipelineEvent.Created(c.pipelineId(), 0, definition, c.via(), at));
  }

  private static List<PipelineEvent> redefine(
      PipelineState.Defined present, PipelineCommand.Redefine c) {
    checkVersion(present, c.ifMatch());
    var definition = Drafting.next(present.definition(), c.draft());
    if (definition.equals(present.definition())) {
      return List.of();
    }
    var at = OccurredAt.decide(c.draft().occurredAt(), present.lastAt(), c.now());
    return List.of(
        new PipelineEvent.Changed(c.pipelineId(), present.version() + 1, definition, c.via(), at));
  }

  /** Retiring a retired stage changes nothing: there may still be deals to move out of it. */
  private static List<PipelineEvent> retire(
      PipelineState.Defined present, PipelineCommand.Retire c) {
    checkVersion(present, c.ifMatch());
    var definition = RetiredStages.retire(present.definition(), c.stageId(), c.moveTo());
    if (definition.equals(present.definition())) {
      return List.of();
    }
    var at = OccurredAt.decide(null, present.lastAt(), c.now());
    return List.of(
        new PipelineEvent.Changed(c.pipelineId(), present.version() + 1, definition, c.via(), at));
  }

  private static void checkVersion(PipelineState.Defined present, @Nullable Long ifMatch) {
    if (ifMatch != null && ifMatch != present.version()) {
      throw Refused.movedOn(present.version());
    }
  }
}
