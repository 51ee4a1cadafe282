package io.dealstream.command.retirement;

import com.github.f4b6a3.uuid.UuidCreator;
import io.dealstream.command.decision.Answer;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.command.pipeline.PipelineDesk;
import io.dealstream.command.store.Commands;
import io.dealstream.command.store.SideRows;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Where stages are retired, and where it is told how each retirement stands. */
final class Retirements {

  private final RetirementStore store;
  private final TransactionOperations snapshot;
  private final Commands commands;
  private final SideRows rows;
  private final PipelineDesk pipelines;

  /**
   * @param snapshot a transaction that sees one state of the database
   */
  Retirements(
      JdbcTemplate database,
      TransactionOperations snapshot,
      Commands commands,
      SideRows rows,
      PipelineDesk pipelines) {
    this.store = new RetirementStore(database);
    this.snapshot = snapshot;
    this.commands = commands;
    this.rows = rows;
    this.pipelines = pipelines;
  }

  /**
   * @param version of the pipeline
   */
  record Asked(Retirement job, long version) {}

  /**
   * In one commit: the version without the stage, and that its deals are to be moved.
   *
   * @param reason null for that the stage is retired
   * @param ifMatch the pipeline's version the caller has seen; null for whichever is there
   * @throws Refused where a rule forbids it
   */
  Asked ask(
      String pipelineId,
      String stageId,
      String moveTo,
      @Nullable String reason,
      @Nullable Long ifMatch,
      String askedBy) {
    var given = Texts.reason(reason);
    var job =
        new Retirement(
            UuidCreator.getTimeOrderedEpoch(),
            pipelineId,
            stageId,
            moveTo,
            given == null ? "the stage " + stageId + " is retired" : given,
            askedBy);
    return commands.together(() -> ask(job, ifMatch));
  }

  private Asked ask(Retirement job, @Nullable Long ifMatch) {
    var answer =
        pipelines.retire(job.pipelineId(), job.stageId(), job.moveTo(), ifMatch, job.origin());
    return switch (answer) {
      case Answer.Done(var version, var _) -> {
        rows.add(RetirementStore.asked(job));
        yield new Asked(job, version);
      }
      case Answer.No(var refusal) -> throw new Refused(refusal);
    };
  }

  /** Empty for one there is not. */
  Optional<RetirementAnswer> find(String pipelineId, UUID id, String afterDeal, int limit) {
    return snapshot.execute(
        _ -> store.find(pipelineId, id).map(standing -> answer(standing, afterDeal, limit)));
  }

  private RetirementAnswer answer(RetirementStore.Standing standing, String afterDeal, int limit) {
    var found = store.problemsAfter(standing.job(), afterDeal, limit + 1);
    var shown = List.copyOf(found.subList(0, Math.min(limit, found.size())));
    var next = found.size() > limit ? shown.getLast().dealId() : null;
    return RetirementAnswer.of(
        standing.job(), standing.state(), store.tally(standing.job()), shown, next);
  }
}
