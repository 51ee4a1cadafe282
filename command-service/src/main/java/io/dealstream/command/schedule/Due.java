package io.dealstream.command.schedule;

import io.dealstream.command.store.SideRow;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A time that is waited for because of an event. Two events that make the same time be waited for
 * are two rows, so that none is lost where the time comes in between; the command that each leads
 * to changes nothing where it is no longer so.
 *
 * @param aggregateId what it is about, as stored
 * @param sequence the number of the event that gives it to wait for
 * @param item which part of it; without a bar
 * @param at when it falls due, in whole milliseconds; at once where that is over
 */
public record Due(String aggregateId, long sequence, String item, Instant at) {

  /** Stands in no id. */
  private static final String BAR = "|";

  private static final int PARTS = 4;

  /**
   * Stored with the event, or not at all.
   *
   * @param task the name of who is told
   */
  public SideRow row(String task) {
    return SideRow.of(
        """
        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        VALUES (?, ?, ?, false, 1) ON CONFLICT DO NOTHING\
        """,
        task,
        word(),
        at.atOffset(ZoneOffset.UTC));
  }

  /** What the aggregate is called by everybody else. */
  public String id() {
    return aggregateId.substring(aggregateId.indexOf(':') + 1);
  }

  String word() {
    return String.join(BAR, aggregateId, Long.toString(sequence), item, at.toString());
  }

  /**
   * @param word as written by {@link #word}
   * @throws IllegalArgumentException where it is no word of ours
   */
  static Due of(String word) {
    var parts = word.split("\\" + BAR, -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("nothing falls due by the name of " + word);
    }
    return new Due(parts[0], Long.parseLong(parts[1]), parts[2], Instant.parse(parts[3]));
  }
}
