package io.dealstream.local.bench.running;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What was measured, in microseconds. */
final class Latencies {

  private static final int DIGITS = 3;

  private final Histogram answer = new Histogram(DIGITS);
  private final Histogram figureAfterAnswer = new Histogram(DIGITS);
  private final Histogram figureAfterSending = new Histogram(DIGITS);
  private long sent;
  private long refused;
  private @Nullable String refusal;

  synchronized void sent() {
    sent++;
  }

  synchronized void refused(String why) {
    refused++;
    refusal = why;
    notifyAll();
  }

  /** All in nanoseconds. */
  synchronized void record(long sendingToAnswer, long answerToFigure, long sendingToFigure) {
    answer.recordValue(micros(sendingToAnswer));
    figureAfterAnswer.recordValue(micros(answerToFigure));
    figureAfterSending.recordValue(micros(sendingToFigure));
    notifyAll();
  }

  synchronized void awaitAll(Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    for (var left = patience.toNanos(); left > 0 && open() > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  synchronized boolean complete() {
    return open() == 0 && refused == 0;
  }

  /** From the answer to the figure, at that percentile. */
  synchronized double figureMillis(double percentile) {
    return figureAfterAnswer.getValueAtPercentile(percentile) / 1e3;
  }

  private long open() {
    return sent - refused - figureAfterAnswer.getTotalCount();
  }

  synchronized String text(int rate, int seconds) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d moves in %d s (%d a second asked for): %,d shown, %,d not shown, %,d refused%n",
            sent,
            seconds,
            rate,
            figureAfterAnswer.getTotalCount(),
            open(),
            refused));
    if (refusal != null) {
      text.append("the last refusal: ").append(refusal).append('\n');
    }
    text.append('\n').append(Percentiles.HEADING);
    text.append(Percentiles.row("accepted → figure received", figureAfterAnswer));
    text.append(Percentiles.row("due → figure received", figureAfterSending));
    text.append(Percentiles.row("due → accepted", answer));
    return text.toString();
  }

  private static long micros(long nanos) {
    return Math.max(0, nanos / 1_000);
  }
}
