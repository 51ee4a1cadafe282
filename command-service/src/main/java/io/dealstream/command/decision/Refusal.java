package io.dealstream.command.decision;

/**
 * A rule said no.
 *
 * @param rule its name, for programs
 * @param field what it is about, as the caller spells it
 * @param detail for people; names the value that broke it
 */
public record Refusal(Kind kind, String rule, String field, String detail) {

  /** What sort of no it is. */
  public enum Kind {
    /** A business rule forbids it. */
    RULE,
    /** There is nothing of this id. */
    UNKNOWN,
    /** There is something of this id already. */
    EXISTS,
    /** It belongs to somebody else. */
    NOT_YOURS,
    /** It is no longer as the caller saw it. */
    MOVED_ON
  }
}
