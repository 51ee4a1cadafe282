package io.dealstream.command.decision;

import java.util.Map;

/** What became of one row of somebody's past. */
public sealed interface Recorded {

  /**
   * @param events how many were appended, at least one
   */
  record Accepted(int events) implements Recorded {}

  /** It was like that already. */
  record Unchanged() implements Recorded {}

  /**
   * @param rule the rule that says no, as in a problem answer
   * @param field the column it is about
   */
  record Refused(String rule, String field, String detail) implements Recorded {

    /**
     * @param columns the column for each field that goes by another name in a command
     */
    public static Refused of(Refusal refusal, Map<String, String> columns) {
      return new Refused(
          refusal.rule(), columns.getOrDefault(refusal.field(), refusal.field()), refusal.detail());
    }
  }
}
