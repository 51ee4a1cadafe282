package io.dealstream.query.paging;

import io.dealstream.edge.Problem;
import org.jspecify.annotations.Nullable;

/** How many items an answer holds at most. */
public record Limit(int items) {

  private static final int MOST = 200;

  /**
   * @throws Problem 400 where it is not between 1 and 200
   */
  public static Limit of(@Nullable Integer asked, int otherwise) {
    if (asked == null) {
      return new Limit(otherwise);
    }
    if (asked < 1 || asked > MOST) {
      throw Problem.malformed(
          "limit-out-of-range", "limit", "it may be 1 to " + MOST + ", not " + asked);
    }
    return new Limit(asked);
  }

  /** What to ask the database for: one more tells whether there is a next page. */
  public int andOneMore() {
    return items + 1;
  }
}
