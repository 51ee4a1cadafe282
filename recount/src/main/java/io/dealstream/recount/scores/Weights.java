package io.dealstream.recount.scores;

import io.dealstream.events.score.ScoreEvidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Numbers that were rounded, beside what they were made of. */
final class Weights {

  static final int POINT_DECIMALS = 2;
  static final int ODDS_DECIMALS = 6;

  /** What comes of adding up in another order, and more. */
  private static final double ARITHMETIC = 1e-9;

  private Weights() {}

  /** Whether a number may have been rounded to this. */
  static boolean is(double exact, BigDecimal found, int decimals) {
    return Math.abs(found.doubleValue() - exact) <= halfOfLast(decimals) + ARITHMETIC;
  }

  /** By how much rounding moves a number at most. */
  static double halfOfLast(int decimals) {
    return Math.pow(10, -decimals) / 2;
  }

  static String rounded(double exact, int decimals) {
    return BigDecimal.valueOf(exact).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** What of evidence is otherwise, name by name, and where it is not in its order. */
  static List<Otherwise> compare(
      String field, Map<String, Double> expected, List<ScoreEvidence> found, int decimals) {
    var differences = new ArrayList<Otherwise>();
    var seen = new HashSet<String>();
    for (var one : found) {
      var weight = expected.get(one.name());
      if (weight == null || !seen.add(one.name())) {
        differences.add(Otherwise.of(field + " " + one.name(), "none", one.weight()));
      } else if (!is(weight, one.weight(), decimals)) {
        differences.add(
            Otherwise.of(field + " " + one.name(), rounded(weight, decimals), one.weight()));
      }
    }
    var missing = new TreeSet<>(expected.keySet());
    missing.removeAll(seen);
    for (var name : missing) {
      var weight = rounded(expected.getOrDefault(name, 0.0), decimals);
      differences.add(Otherwise.of(field + " " + name, weight, "none"));
    }
    return differences.isEmpty() ? order(field, found) : differences;
  }

  /** The weightiest comes first. */
  static List<Otherwise> order(String field, List<ScoreEvidence> found) {
    for (var n = 1; n < found.size(); n++) {
      if (found.get(n - 1).weight().abs().compareTo(found.get(n).weight().abs()) < 0) {
        var lighter = found.get(n - 1).name();
        return List.of(
            Otherwise.of(field + " " + lighter, "after " + found.get(n).name(), "before it"));
      }
    }
    return List.of();
  }
}
