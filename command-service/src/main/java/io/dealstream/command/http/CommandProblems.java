package io.dealstream.command.http;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.OutcomeUnknown;
import io.dealstream.command.store.StoreBusy;
import io.dealstream.edge.Problem;
import io.dealstream.edge.ProblemBody;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What can leave a command besides its answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CommandProblems {

  private static final Logger LOG = LoggerFactory.getLogger(CommandProblems.class);

  @ExceptionHandler
  ResponseEntity<ProblemBody> lostRace(LostRace lost) {
    return answer(
        Problem.conflict("lost-race", null, "others changed it at the same time; try again"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> refused(Refused refused) {
    return answer(Answers.problem(refused.refusal()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> busy(StoreBusy busy) {
    return answer(
        Problem.unavailable(
            "store-busy", "too many commands wait to be stored", Duration.ofSeconds(1)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemBody> unknown(OutcomeUnknown unknown) {
    return answer(
        Problem.unavailable(
            "outcome-unknown",
            "the event store went away while it was being stored; look, or send it again under"
                + " its Idempotency-Key",
            Duration.ofSeconds(5)));
  }

  /** The database is away: nothing is known to be wrong with the command itself. */
  @ExceptionHandler({
    CannotCreateTransactionException.class,
    TransactionSystemException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  ResponseEntity<ProblemBody> storeAway(RuntimeException e) {
    LOG.warn("the event store cannot be reached: {}", e.getMessage());
    return answer(
        Problem.unavailable(
            "store-unavailable", "the event store cannot be reached", Duration.ofSeconds(2)));
  }

  private static ResponseEntity<ProblemBody> answer(Problem problem) {
    return problem.heading().body(problem.body());
  }
}
