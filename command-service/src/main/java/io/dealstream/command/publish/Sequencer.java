package io.dealstream.command.publish;

import io.dealstream.command.publish.TermOver.Deposed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Gives committed events their positions, a batch in a transaction.
 *
 * <p>Safe with any number of sequencers: the counter's row is locked before the batch is taken, so
 * batches come one after the other, each with a snapshot of its own. An event can only be appended
 * after its predecessor has committed, so a snapshot that shows it shows the predecessor too, with
 * the lower index: order within an aggregate holds however late other transactions commit.
 */
final class Sequencer {

  private final Connection connection;
  private final Counter counter;
  private final Outbox outbox;
  private final Positions positions;
  private final Heads heads;
  private final Counter.State start;

  private Sequencer(Connection connection) throws SQLException {
    this.connection = connection;
    this.counter = new Counter(connection);
    this.outbox = new Outbox(connection);
    this.positions = new Positions(connection);
    this.heads = new Heads(positions);
    this.start = counter.raiseEpoch();
  }

  /** Begins a term: whoever sequenced before fails from now on. */
  static Sequencer takeOffice(Connection connection) throws SQLException {
    return new Sequencer(connection);
  }

  long epoch() {
    return start.epoch();
  }

  /** Where the events stood when the term began. */
  Place start() {
    return start.place();
  }

  /**
   * Whether there is anything to take. Reads only: a poll shall cost the database next to nothing.
   */
  boolean hasWork() throws SQLException, Deposed {
    counter.read().checkEpoch(epoch());
    return outbox.hasEvents();
  }

  /** How many events wait for their position. */
  long waiting() throws SQLException {
    return outbox.count();
  }

  /**
   * Takes the next events out of the outbox and gives them their positions, durably.
   *
   * @return at most {@value Outbox#BATCH}, in order; empty where there are none
   */
  List<SequencedEvent> next() throws SQLException, Deposed {
    connection.setAutoCommit(false);
    try {
      var events = sequence();
      connection.commit();
      heads.remember(events);
      connection.setAutoCommit(true);
      return events;
    } catch (SQLException | Deposed | RuntimeException failed) {
      giveUp(failed);
      throw failed;
    }
  }

  // The lock is a statement of its own and comes first: the batch must be taken with a snapshot
  // younger than the batch before it.
  private List<SequencedEvent> sequence() throws SQLException, Deposed {
    var state = counter.lock();
    state.checkEpoch(epoch());
    var events = outbox.take();
    if (events.isEmpty()) {
      return List.of();
    }
    var linked = Linking.link(state.place(), heads.before(events), events);
    positions.add(linked);
    counter.advanceTo(linked.getLast().place());
    return linked;
  }

  private void giveUp(Exception because) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException alsoFailed) {
      because.addSuppressed(alsoFailed);
    }
  }
}
