package io.dealstream.command.pipeline;

import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.UuidCreator;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import io.dealstream.events.Via;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where pipelines are asked for. */
@Component
public final class PipelineDesk {

  private final Commands commands;
  private final Pipelines pipelines;
  private final Clock clock;

  PipelineDesk(Commands commands, Pipelines pipelines, Clock clock) {
    this.commands = commands;
    this.pipelines = pipelines;
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

  Result create(PipelineDraft draft, Via via, String actor) {
    var id = draft.id() == null ? UuidCreator.getTimeOrderedEpoch().toString() : draft.id();
    return send(id, new PipelineCommand.Create(id, draft, clock.instant(), via), actor);
  }

  /**
   * @param ifMatch null for whichever version is there
   */
  Result redefine(String id, PipelineDraft draft, @Nullable Long ifMatch, String actor) {
    var command = new PipelineCommand.Redefine(id, draft, ifMatch, clock.instant(), Via.API);
    return send(id, command, actor);
  }

  private Result send(String id, PipelineCommand command, String actor) {
    var sent =
        new Sent(
            PipelineAggregate.COMMAND, PipelineAggregate.storedId(id), command, Origin.of(actor));
    return new Result(id, commands.decide(sent));
  }
}
