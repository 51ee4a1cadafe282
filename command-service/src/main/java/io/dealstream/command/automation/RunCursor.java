package io.dealstream.command.automation;

import io.dealstream.edge.Problem;
import java.util.regex.Pattern;

/** Where a page of runs begins: runs come as they were written down, and no number changes. */
record RunCursor(long number) {

  private static final Pattern FORM = Pattern.compile("\\d{1,18}");

  /**
   * @param word empty for the first page
   * @throws Problem 400 where it is no cursor of ours
   */
  static RunCursor of(String word) {
    if (word.isEmpty()) {
      return new RunCursor(Long.MAX_VALUE);
    }
    if (!FORM.matcher(word).matches()) {
      throw Problem.malformed(
          "malformed-cursor", "cursor", "take it from the field next of the page before");
    }
    return new RunCursor(Long.parseLong(word));
  }

  static RunCursor after(RunTable.Run run) {
    return new RunCursor(run.number());
  }

  String word() {
    return Long.toString(number);
  }
}
