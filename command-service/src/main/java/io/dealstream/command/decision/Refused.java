package io.dealstream.command.decision;

import io.dealstream.command.decision.Refusal.Kind;

/** Leaves a decision where a rule said no. */
public final class Refused extends RuntimeException {

  private final transient Refusal refusal;

  public Refused(String rule, String field, String detail) {
    this(new Refusal(Kind.RULE, rule, field, detail));
  }

  /** The same no once more. */
  public Refused(Refusal refusal) {
    super(refusal.toString(), null, false, false); // an answer, not a failure: no stack trace
    this.refusal = refusal;
  }

  public static Refused unknown(String rule, String field, String id) {
    return new Refused(new Refusal(Kind.UNKNOWN, rule, field, "there is no " + id));
  }

  public static Refused exists(String rule, String field, String id) {
    return new Refused(new Refusal(Kind.EXISTS, rule, field, id + " is taken"));
  }

  public static Refused notYours(String rule, String field, String detail) {
    return new Refused(new Refusal(Kind.NOT_YOURS, rule, field, detail));
  }

  public static Refused movedOn(long version) {
    return new Refused(
        new Refusal(Kind.MOVED_ON, "version-moved-on", "If-Match", "the version is " + version));
  }

  public Refusal refusal() {
    return refusal;
  }
}
