package io.dealstream.query.sendouts;

import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param status what was answered by HTTP; null by e-mail, or where nothing was
 * @param trouble why it was not taken; null where it was
 * @param hopeless whether trying again would not help
 */
record Outcome(@Nullable Integer status, @Nullable String trouble, boolean hopeless) {

  private static final int LONGEST_TROUBLE = 300;

  static Outcome taken(@Nullable Integer status) {
    return new Outcome(status, null, false);
  }

  static Outcome failed(@Nullable Integer status, String why) {
    return new Outcome(status, told(why), false);
  }

  static Outcome hopeless(String why) {
    return new Outcome(null, told(why), true);
  }

  boolean isTaken() {
    return trouble == null;
  }

  /** Nobody's address, nothing that PostgreSQL's text has no place for, and not a page of it. */
  private static String told(String why) {
    var text = Address.without(why.replace('\0', '\uFFFD').replaceAll("\\s+", " ")).strip();
    return text.length() > LONGEST_TROUBLE ? text.substring(0, LONGEST_TROUBLE) : text;
  }
}
