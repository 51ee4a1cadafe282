package io.dealstream.query.intake;

/** A record that contradicts what came before it. Trying again would not help. */
public final class Inapplicable extends RuntimeException {

  public Inapplicable(String why) {
    super(why);
  }
}
