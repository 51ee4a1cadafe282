package io.dealstream.local.bench.running;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How what was measured is told: a line a thing. */
final class Percentiles {

  static final String HEADING =
      String.format("%-34s%9s%9s%9s%9s%n", "milliseconds", "p50", "p90", "p99", "max");

  private Percentiles() {}

  /**
   * @param micros values in microseconds
   */
  static String row(String name, Histogram micros) {
    return String.format(
        Locale.ROOT,
        "%-34s%9.1f%9.1f%9.1f%9.1f%n",
        name,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(90) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }
}
