package io.dealstream.command.automation;

/** The name under which a rule acts. */
final class RuleActor {

  private static final String PREFIX = "automation:";

  private RuleActor() {}

  static String of(String ruleId) {
    return PREFIX + ruleId;
  }

  /** Whoever acts under such a name is a rule, where a run of it is known. */
  static boolean isOne(String actor) {
    return actor.startsWith(PREFIX);
  }

  static String ruleId(String actor) {
    return actor.substring(PREFIX.length());
  }
}
