package io.dealstream.local.verify.store;

import io.dealstream.local.verify.report.Findings;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the positions are 1, 2, 3, … without a hole, each of an event, and every aggregate's
 * events stand in the order of their own numbers, none missing.
 */
public final class Positions {

  private final Findings findings = new Findings("positions");
  private final Map<String, Long> sequences = new HashMap<>();
  private long last;
  private long events;

  /**
   * @param row the next one by position
   */
  public void see(StoredRow row) {
    if (row.position() != last + 1) {
      findings.differs("after position " + last, "position " + (last + 1), row.position());
    }
    last = row.position();
    var event = row.event();
    if (event == null) {
      findings.differs("position " + row.position() + ": its event is gone from the store");
      return;
    }
    events++;
    var next = sequences.getOrDefault(event.aggregateId(), -1L) + 1;
    if (event.sequence() != next) {
      findings.differs(
          "position %d (%s): number in its aggregate"
              .formatted(row.position(), event.aggregateId()),
          next,
          event.sequence());
    }
    sequences.put(event.aggregateId(), event.sequence());
  }

  /**
   * What can only be told once all rows were seen.
   *
   * @param state of the same moment
   */
  public Findings end(EventStore.State state) {
    if (state.nextPosition() != last + 1) {
      findings.differs("the counter's next position", last + 1, state.nextPosition());
    }
    state
        .nowhere()
        .forEach(event -> findings.differs(event + ": has no position, and waits for none"));
    state
        .twice()
        .forEach(position -> findings.differs(position + ": its event waits for another one"));
    findings.lookedAt(events, "events");
    if (state.waiting() > 0) {
      findings.lookedAt(state.waiting(), "that wait for their position");
    }
    return findings;
  }
}
