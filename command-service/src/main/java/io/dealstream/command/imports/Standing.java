package io.dealstream.command.imports;

/** How long a row stays refused, where its file is imported again. */
enum Standing {
  /** It stands on the file, or on what came before the row. */
  FOR_EVER,
  /**
   * It stands on what is outside: the row may be let in later, in the place where it belongs, as
   * long as nothing has happened after it.
   */
  WHILE_NOTHING_HAPPENS,
  /** It stands on what is outside, and the row may be let in at any time. */
  THIS_TIME
}
