package io.dealstream.command.imports.mapping;

/** A mapping that cannot be followed. Names the key at fault, as {@code transitions[1].stage}. */
public final class BadMapping extends Exception {

  private final String key;
  private final String why;

  BadMapping(String key, int line, String why) {
    super("line %d: %s: %s".formatted(line, key, why), null, false, false);
    this.key = key;
    this.why = "line %d: %s".formatted(line, why);
  }

  public String key() {
    return key;
  }

  /** With the line of the mapping. */
  public String why() {
    return why;
  }
}
