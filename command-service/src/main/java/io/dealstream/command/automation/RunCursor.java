package io.dealstream.command.automation;

import io.dealstream.edge.Problem;
import java.util.regex.Pattern;

/** Where a page of runs begins: runs come in the order of positions, and no position changes. */
record RunCursor(long position, int action) {

  static final RunCursor START = new RunCursor(Long.MAX_VALUE, 0);

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,2})");

  /**
   * @param word empty for the first page
   * @throws Problem 400 where it is no cursor of ours
   */
  static RunCursor of(String word) {
    if (word.isEmpty()) {
      return START;
    }
    var form = FORM.matcher(word);
    if (!form.matches()) {
      throw Problem.malformed(
          "malformed-cursor", "cursor", "take it from the field next of the page before");
    }
    return new RunCursor(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2)));
  }

  static RunCursor after(RunTable.Run run) {
    return new RunCursor(run.position(), run.action());
  }

  String word() {
    return position + "." + action;
  }
}
