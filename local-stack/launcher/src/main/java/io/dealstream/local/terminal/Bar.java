package io.dealstream.local.terminal;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a long job is: a bar on a terminal, and in a log a line now and then.
 *
 * <p>Not safe for several threads.
 */
public final class Bar {

  private static final int WIDTH = 30;
  private static final long LOG_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final Terminal terminal;
  private final String what;
  private final String unit;
  private final long began = System.nanoTime();
  private long nextLogLine = began + LOG_EVERY_NANOS;

  /**
   * @param unit what is counted, in the plural
   */
  public Bar(Terminal terminal, String what, String unit) {
    this.terminal = terminal;
    this.what = what;
    this.unit = unit;
  }

  /**
   * @param total 0 where it is not known yet
   */
  public void at(long done, long total) {
    if (terminal.interactive()) {
      terminal.show(line(done, total));
    } else if (System.nanoTime() >= nextLogLine) {
      nextLogLine = System.nanoTime() + LOG_EVERY_NANOS;
      terminal.say(line(done, total));
    }
  }

  private String line(long done, long total) {
    var seconds = Math.max(0.001, (System.nanoTime() - began) / 1e9);
    var rate = done / seconds;
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s  %,d %s  %,.0f/s", what, done, unit, rate);
    }
    var part = Math.clamp((double) done / total, 0, 1);
    var drawn = terminal.interactive() ? drawn(part) + " " : "";
    return String.format(
        Locale.ROOT,
        "%s  %s%3.0f %%  %,d of %,d %s  %,.0f/s",
        what,
        drawn,
        part * 100,
        done,
        total,
        unit,
        rate);
  }

  private static String drawn(double part) {
    var full = (int) Math.round(part * WIDTH);
    return "█".repeat(full) + "░".repeat(WIDTH - full);
  }
}
