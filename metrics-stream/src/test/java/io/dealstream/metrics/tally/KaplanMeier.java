package io.dealstream.metrics.tally;

import java.math.BigInteger;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The median as textbooks have it, in exact fractions. */
public final class KaplanMeier {

  private KaplanMeier() {}

  /**
   * @param ended how long each took that has ended
   * @param ages how long each has gone on that has not
   */
  public static @Nullable Long median(Collection<Long> ended, Collection<Long> ages) {
    var above = BigInteger.ONE;
    var below = BigInteger.ONE;
    for (var length : new TreeSet<>(ended)) {
      var there =
          ended.stream().filter(other -> other >= length).count()
              + ages.stream().filter(age -> age >= length).count();
      var end = ended.stream().filter(length::equals).count();
      above = above.multiply(BigInteger.valueOf(there - end));
      below = below.multiply(BigInteger.valueOf(there));
      if (above.shiftLeft(1).compareTo(below) <= 0) {
        return length;
      }
    }
    return null;
  }
}
