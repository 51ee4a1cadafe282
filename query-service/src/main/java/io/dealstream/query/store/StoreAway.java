package io.dealstream.query.store;

import io.dealstream.edge.Problem;
import io.dealstream.edge.ProblemBody;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** PostgreSQL does not answer: nothing is known to be wrong with what was asked. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoreAway {

  private static final Logger LOG = LoggerFactory.getLogger(StoreAway.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class
  })
  ResponseEntity<ProblemBody> away(RuntimeException e) {
    LOG.warn("the read models cannot be reached: {}", e.getMessage());
    var problem =
        Problem.unavailable("store-unavailable", "the read models cannot be reached", TRY_AGAIN);
    return problem.heading().body(problem.body());
  }
}
