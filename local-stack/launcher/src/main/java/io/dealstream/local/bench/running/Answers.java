package io.dealstream.local.bench.running;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long answers took, in microseconds: of each question, and of all. */
final class Answers {

  private static final int DIGITS = 3;

  private final Map<String, Histogram> byQuestion = new TreeMap<>();
  private final Histogram all = new Histogram(DIGITS);
  private long refused;
  private @Nullable String refusal;

  synchronized void answered(String question, long nanos) {
    var micros = Math.max(0, nanos / 1_000);
    byQuestion.computeIfAbsent(question, _ -> new Histogram(DIGITS)).recordValue(micros);
    all.recordValue(micros);
  }

  synchronized void refused(String why) {
    refused++;
    refusal = why;
  }

  synchronized boolean complete() {
    return refused == 0 && all.getTotalCount() > 0;
  }

  synchronized double millis(double percentile) {
    return all.getValueAtPercentile(percentile) / 1e3;
  }

  /**
   * @param what was asked for, and when, in a few words
   */
  synchronized String text(String what) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%,d %s: %,d not answered%n",
            all.getTotalCount() + refused,
            what,
            refused));
    if (refusal != null) {
      text.append("the last of these: ").append(refusal).append('\n');
    }
    text.append('\n').append(Percentiles.HEADING);
    byQuestion.forEach((question, micros) -> text.append(Percentiles.row(question, micros)));
    if (byQuestion.size() > 1) {
      text.append(Percentiles.row("all", all));
    }
    return text.toString();
  }
}
