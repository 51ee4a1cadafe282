package io.dealstream.command.imports.file;

/** Follows the quotes of a record over the lines it may span. */
final class Quotes {

  private final char delimiter;
  private boolean inside;
  private boolean fieldBegins = true;

  Quotes(char delimiter) {
    this.delimiter = delimiter;
  }

  /**
   * @return whether the record goes on after this line: a quoted field is still open
   */
  boolean openAfter(String line) {
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '"' && (inside || fieldBegins)) {
        inside = !inside; // a doubled quote closes and opens again: the same in the end
        fieldBegins = !inside;
      } else {
        fieldBegins = !inside && c == delimiter;
      }
    }
    fieldBegins = !inside;
    return inside;
  }
}
