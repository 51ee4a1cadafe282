package io.dealstream.local.bench.running;

/**
 * One move on its way. The figure may be there before the answer is: whichever comes second
 * completes it.
 */
final class Move {

  private final String to;
  private final long count;
  private final long due;
  private final Latencies latencies;
  private long acceptedAt;
  private long shownAt;

  /**
   * @param count how often the stage has been entered once this move is in the figure
   * @param due when it should have been sent
   */
  Move(String to, long count, long due, Latencies latencies) {
    this.to = to;
    this.count = count;
    this.due = due;
    this.latencies = latencies;
  }

  String to() {
    return to;
  }

  long count() {
    return count;
  }

  synchronized void accepted(long now) {
    acceptedAt = now;
    completeWhereBoth();
  }

  synchronized void shown(long now) {
    shownAt = now;
    completeWhereBoth();
  }

  private void completeWhereBoth() {
    if (acceptedAt != 0 && shownAt != 0) {
      latencies.record(acceptedAt - due, Math.max(0, shownAt - acceptedAt), shownAt - due);
    }
  }
}
