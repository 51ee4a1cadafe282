package io.dealstream.metrics.tally;

import java.util.List;

/** Ages a little shorter or longer than they are: so far off they may be found beside lengths. */
public final class Ages {

  private static final long SECONDS = 3_000;

  private Ages() {}

  /**
   * @param sign which way
   */
  public static List<Long> each(List<Long> ages, int sign) {
    return ages.stream().map(age -> one(age, sign)).toList();
  }

  /**
   * @param sign which way
   */
  public static long one(long age, int sign) {
    return age + sign * (SECONDS + age * 25 / 1_000);
  }
}
