package io.dealstream.command.pipeline;

import static java.lang.Boolean.TRUE;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.github.f4b6a3.uuid.UuidCreator;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.PipelineDraft.StageDraft;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import io.dealstream.command.whereabouts.Whereabouts;
import io.dealstream.edge.Problem;
import io.dealstream.events.Via;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where pipelines are asked for. */
@Component
public final class PipelineDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Commands commands;
  private final Pipelines pipelines;
  private final Whereabouts whereabouts;
  private final Clock clock;

  PipelineDesk(Commands commands, Pipelines pipelines, Whereabouts whereabouts, Clock clock) {
    this.commands = commands;
    this.pipelines = pipelines;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  /** What came of a command, and which pipeline it was about. */
  record Result(String id, Answer answer) {}

  /**
   * Creates the pipeline where there is none of this id, and leaves it as it is where there is.
   *
   * @param draft with an id
   * @param actor on whose behalf
   * @return the newest version
   * @throws Refused where the draft breaks a rule
   */
  public Pipeline createIfAbsent(PipelineDraft draft, String actor) {
    var id = requireNonNull(draft.id(), "a pipeline from elsewhere brings its id");
    var present = pipelines.find(id);
    if (present.isEmpty() && create(draft, Via.IMPORT, actor).answer() instanceof Answer.No no) {
      present = pipelines.find(id); // somebody else may have made it meanwhile
      if (present.isEmpty()) {
        throw new Refused(no.refusal());
      }
    }
    return present.or(() -> pipelines.find(id)).orElseThrow();
  }

  /**
   * The pipeline a draft would make, by the same rules; nothing is stored.
   *
   * @param draft with an id
   * @throws Refused where the draft breaks a rule
   */
  public Pipeline foresee(PipelineDraft draft) {
    var id = requireNonNull(draft.id(), "a pipeline from elsewhere brings its id");
    var create = new PipelineCommand.Create(id, draft, clock.instant(), Via.IMPORT);
    var first = PipelineDecider.decide(PipelineState.NONE, create).getFirst();
    return new Pipeline(id, first.pipelineVersion(), first.definition());
  }

  Result create(PipelineDraft draft, Via via, String actor) {
    var id = draft.id() == null ? UuidCreator.getTimeOrderedEpoch().toString() : draft.id();
    return send(id, new PipelineCommand.Create(id, draft, clock.instant(), via), actor);
  }

  /**
   * @param ifMatch null for whichever version is there
   */
  Result redefine(String id, PipelineDraft draft, @Nullable Long ifMatch, String actor) {
    pipelines.find(id).filter(present -> leavesOut(present, draft)).ifPresent(_ -> readOn());
    var command = new PipelineCommand.Redefine(id, draft, ifMatch, clock.instant(), Via.API);
    return send(id, command, actor);
  }

  /** Only then the commit looks for deals, and should find most of them read. */
  private static boolean leavesOut(Pipeline present, PipelineDraft draft) {
    var named = requireNonNullElse(draft.stages(), List.<StageDraft>of());
    return present.definition().stages().stream()
        .filter(stage -> !stage.retired())
        .anyMatch(stage -> named.stream().noneMatch(one -> keeps(one, stage.id())));
  }

  private static boolean keeps(@Nullable StageDraft draft, String stageId) {
    return draft != null && stageId.equals(draft.id()) && !TRUE.equals(draft.retired());
  }

  private void readOn() {
    if (!whereabouts.readOn(PATIENCE)) {
      throw Problem.unavailable(
          "stages-being-read",
          "very many events tell where deals stand; they are being read",
          Duration.ofSeconds(1));
    }
  }

  /**
   * Retires a stage in the caller's piece of work, whoever stands in it.
   *
   * @param moveTo where its deals are to go
   * @param ifMatch null for whichever version is there
   * @param origin of what it is part of
   * @return where it says no, nothing was retired
   */
  public Answer retire(
      String id, String stageId, String moveTo, @Nullable Long ifMatch, Origin origin) {
    var command =
        new PipelineCommand.Retire(id, stageId, moveTo, ifMatch, clock.instant(), Via.API);
    return commands.within(
        new Sent(PipelineAggregate.COMMAND, PipelineAggregate.storedId(id), command, origin),
        Answer.class);
  }

  private Result send(String id, PipelineCommand command, String actor) {
    var sent =
        new Sent(
            PipelineAggregate.COMMAND, PipelineAggregate.storedId(id), command, Origin.of(actor));
    return new Result(id, commands.decide(sent));
  }
}
