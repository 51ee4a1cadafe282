package io.dealstream.metrics.facts;

/**
 * One stay of a deal in a stage.
 *
 * @param number counted per deal and stage from 1, across lives
 * @param enteredAt epoch milliseconds
 * @param credit at entry: the visit, its ending and its length count there
 */
public record Visit(String stageId, int number, long enteredAt, Credit credit) {

  /** Whether the deal was never in that stage before. */
  public boolean isFirst() {
    return number == 1;
  }

  public Moment entry() {
    return new Moment(credit, enteredAt);
  }
}
