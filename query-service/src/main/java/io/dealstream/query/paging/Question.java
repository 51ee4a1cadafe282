package io.dealstream.query.paging;

import io.dealstream.edge.Problem;

/** What is looked for in a list, in somebody's own words. */
public final class Question {

  private static final int LONGEST = 200;

  private Question() {}

  /**
   * @return it as it is; at most 200 characters
   * @throws Problem 400 {@code malformed-question} for anything else
   */
  public static String of(String q) {
    if (q.length() > LONGEST || q.indexOf('\0') >= 0) {
      throw Problem.malformed(
          "malformed-question", "q", LONGEST + " characters at most, all printable");
    }
    return q;
  }
}
