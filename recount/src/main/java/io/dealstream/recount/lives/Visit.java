package io.dealstream.recount.lives;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a deal in a stage.
 *
 * @param number how many times it has then been there, from 1
 * @param credit whose the deal was as it entered
 * @param end null while it goes on
 */
public record Visit(String stage, int number, Credit credit, Instant from, @Nullable End end) {

  public record End(Instant at, Ending how) {}

  /**
   * Milliseconds.
   *
   * @throws IllegalStateException while it goes on
   */
  public long length() {
    return closed().at().toEpochMilli() - from.toEpochMilli();
  }

  /**
   * @throws IllegalStateException while it goes on
   */
  public End closed() {
    if (end == null) {
      throw new IllegalStateException("a visit that goes on has no end");
    }
    return end;
  }

  Visit ended(Instant at, Ending how) {
    return new Visit(stage, number, credit, from, new End(at, how));
  }
}
