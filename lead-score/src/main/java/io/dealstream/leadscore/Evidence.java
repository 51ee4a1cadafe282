package io.dealstream.leadscore;

import java.util.Comparator;

/**
 * Why a score is what it is, one reason of several.
 *
 * @param name what was looked at, such as {@code form:demo} or {@code source=web}
 * @param weight by rules: points, which add up to the score; learnt: natural log-odds of winning,
 *     above 0 where it speaks for it, which with those of the base rate add up to the score's own
 */
public record Evidence(String name, double weight) {

  /** What weighs most, for or against, comes first. */
  public static final Comparator<Evidence> BY_WEIGHT =
      Comparator.comparingDouble((Evidence one) -> -Math.abs(one.weight()))
          .thenComparing(Evidence::name);
}
