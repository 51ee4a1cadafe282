package io.dealstream.leadscore.bayes;

/** How many deals were won, and how many lost. */
public record Outcomes(long won, long lost) {

  public static final Outcomes NONE = new Outcomes(0, 0);

  /**
   * @param sign 1 for one more, -1 for one less
   */
  Outcomes plus(boolean ofWon, int sign) {
    return ofWon ? new Outcomes(won + sign, lost) : new Outcomes(won, lost + sign);
  }

  boolean hasBoth() {
    return won > 0 && lost > 0;
  }
}
