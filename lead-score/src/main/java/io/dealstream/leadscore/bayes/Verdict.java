package io.dealstream.leadscore.bayes;

import io.dealstream.leadscore.Evidence;
import java.util.List;

/** What the model says of one lead. */
public sealed interface Verdict {

  /**
   * Which model said it and how much it had learnt: {@code all@1234} or {@code team:ID@57}. Any
   * outcome learnt or taken back counts its number up.
   */
  String modelVersion();

  /**
   * There is enough to say something.
   *
   * @param percent the chance to be won, from 0.01 to 99.99
   * @param evidence the base rate and each feature that says anything, the weightiest first
   */
  record Scored(double percent, String modelVersion, List<Evidence> evidence) implements Verdict {}

  /** Nothing can be said until there is a won deal and a lost one. */
  record Unknown(String reason, String modelVersion) implements Verdict {}
}
