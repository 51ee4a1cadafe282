package io.dealstream.command.publish;

import io.dealstream.command.publish.TermOver.Refused;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kafka's events are the beginning of PostgreSQL's. They are not where the database was
 * restored from an old backup, or one of the two belongs to another installation; publishing on
 * would put two events at one position.
 */
final class SameHistory {

  private SameHistory() {}

  /**
   * @return where publishing goes on
   * @throws Refused with what happened and what to do
   */
  static Place check(
      @Nullable Progress progress,
      boolean hasEvents,
      Counter counter,
      Positions positions,
      List<String> topics)
      throws SQLException, Refused {
    if (progress == null && hasEvents) {
      throw refused("Kafka holds events, but no record of how far publishing came", topics);
    }
    if (progress == null) {
      return Place.START;
    }
    var published = progress.place();
    var sequenced = counter.read().place().position();
    if (published.position() > sequenced) {
      throw refused(
          "Kafka is ahead of PostgreSQL: events are published up to position %d, and the event store ends at %d"
              .formatted(published.position(), sequenced),
          topics);
    }
    var chain = positions.chainAt(published.position());
    if (chain == null || !published.sameChain(chain)) {
      throw refused(
          "Kafka and PostgreSQL hold different histories: their chains differ at position %d"
              .formatted(published.position()),
          topics);
    }
    return published;
  }

  private static Refused refused(String what, List<String> topics) {
    return new Refused(
        "%s. Nothing is published: restore the event store to its newest state (or connect the right servers), or, to publish what it holds now anew, delete the topics %s and rebuild their readers; then start this service again."
            .formatted(what, String.join(", ", topics)));
  }
}
