package io.dealstream.command.deal;

/** What became of one row of a deal's past. */
public sealed interface Recorded {

  /**
   * @param events how many were appended, at least one
   */
  record Accepted(int events) implements Recorded {}

  /** The deal was like that already. */
  record Unchanged() implements Recorded {}

  /**
   * @param rule the rule that says no, as in a problem answer
   * @param field what the rule is about
   */
  record Refused(String rule, String field, String detail) implements Recorded {}
}
