package io.dealstream.query.intake;

import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies a batch and moves its offsets in one transaction. */
@Component
class Applying {

  /** Comes first in a transaction, and may end it by what it throws. */
  interface Opening {
    void before(Batch batch);
  }

  private static final Opening NOTHING_BEFORE = _ -> {};

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Offsets offsets;

  Applying(JdbcTemplate jdbc, PlatformTransactionManager transactions, Offsets offsets) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.offsets = offsets;
  }

  /**
   * A batch with a record that can never be applied is halved until that one stands alone; then it
   * is set aside. So one bad record costs a few rounds, and never the way of those behind it.
   *
   * @throws Offsets.Fenced where another reader was here first; nothing was applied
   */
  void apply(Receiver receiver, Batch batch) {
    apply(receiver, batch, NOTHING_BEFORE);
  }

  /**
   * @param opening what each transaction begins with
   */
  void apply(Receiver receiver, Batch batch, Opening opening) {
    try {
      together(batch, opening, () -> receiver.receive(batch.records()));
    } catch (DataIntegrityViolationException | Inapplicable bad) {
      switch (batch.records().size()) {
        case 0 -> throw bad;
        case 1 ->
            together(batch, opening, () -> receiver.setAside(batch.records().getFirst(), why(bad)));
        default -> batch.halves().forEach(half -> apply(receiver, half, opening));
      }
    }
  }

  private void together(Batch batch, Opening opening, Runnable application) {
    transaction.executeWithoutResult(
        _ -> {
          // A commit lost in a crash takes its offsets with it, and the topic still has the
          // records.
          jdbc.execute("SET LOCAL synchronous_commit = off");
          opening.before(batch);
          offsets.advance(batch.moves());
          if (!batch.records().isEmpty()) {
            application.run();
          }
        });
  }

  static String why(RuntimeException bad) {
    var cause = bad instanceof DataIntegrityViolationException d ? d.getMostSpecificCause() : bad;
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
  }
}
