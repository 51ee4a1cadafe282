package io.dealstream.local.verify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one part of a verification has looked at, and what it found to be otherwise. */
public final class Findings {

  static final int TOLD = 50;

  private static final int LONGEST_VALUE = 160;

  private final String part;
  private final List<String> lines = new ArrayList<>();
  private long differences;
  private String lookedAt = "";

  public Findings(String part) {
    this.part = part;
  }

  /**
   * @param where what differs, so that it can be found: a position, a row, a key and its field
   */
  public void differs(String where, @Nullable Object expected, @Nullable Object found) {
    differs(where + ": expected " + text(expected) + ", found " + text(found));
  }

  private static String text(@Nullable Object value) {
    var text = String.valueOf(value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }

  /** Something else than two values that are not the same. */
  public void differs(String line) {
    differences++;
    if (lines.size() < TOLD) {
      lines.add(line.replaceAll("\\s+", " "));
    }
  }

  /**
   * @param what in the plural
   */
  public void lookedAt(long many, String what) {
    var some = String.format(Locale.ROOT, "%,d %s", many, what);
    lookedAt = lookedAt.isEmpty() ? some : lookedAt + ", " + some;
  }

  public boolean none() {
    return differences == 0;
  }

  public long differences() {
    return differences;
  }

  /** One line of the whole, and one for each difference, of which at most {@value #TOLD}. */
  public List<String> lines() {
    var all = new ArrayList<String>();
    all.add("%-12s %-8s %s".formatted(part, none() ? "ok" : "differs", lookedAt).stripTrailing());
    lines.forEach(line -> all.add("  " + line));
    if (differences > lines.size()) {
      all.add(
          String.format(
              Locale.ROOT, "  and %,d more: %,d in all", differences - lines.size(), differences));
    }
    return all;
  }
}
