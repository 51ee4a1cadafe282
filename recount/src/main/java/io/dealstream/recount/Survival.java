package io.dealstream.recount;

import io.dealstream.recount.Counting.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long visits go on, told from those that have ended and from those that have not. */
final class Survival {

  /** What is left of a product of many fractions that comes to one half. */
  private static final double HALF = 0.5 + 1e-9;

  private final Lengths ended = new Lengths();
  private final Lengths sinceMillis = new Lengths();

  void ended(long millis) {
    ended.add(millis);
  }

  void goesOn(Instant since) {
    sinceMillis.add(since.toEpochMilli());
  }

  int begun() {
    return ended.count() + sinceMillis.count();
  }

  /**
   * The shortest length that no more than half go beyond, by the product of Kaplan and Meier; null
   * where more than half go beyond any. What goes on for as long as another took might end with it.
   */
  @Nullable BigDecimal medianSeconds(Terms terms) {
    var beyond = 1.0;
    var younger = 0;
    for (var before = 0; before < ended.count(); ) {
      var length = ended.ranked(before + 1);
      younger = younger(length, younger, terms);
      var there = begun() - before - younger;
      var end = before;
      while (end < ended.count() && ended.ranked(end + 1) == length) {
        end++;
      }
      beyond *= (double) (there - (end - before)) / there;
      before = end;
      if (beyond <= HALF) {
        return Form.seconds(length);
      }
    }
    return null;
  }

  /**
   * How many go on and are not as old.
   *
   * @param known how many are known not to be
   */
  private int younger(long length, int known, Terms terms) {
    var younger = known;
    while (younger < sinceMillis.count()
        && terms.age(sinceMillis.ranked(sinceMillis.count() - younger)) < length) {
      younger++;
    }
    return younger;
  }
}
