package io.dealstream.metrics.cycle;

import static io.dealstream.metrics.figures.Figuring.meanSeconds;
import static io.dealstream.metrics.figures.Figuring.seconds;

import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.tally.Spread;
import io.dealstream.metrics.tally.Tally;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What lengths of cycles come to. */
public final class CycleFigure {

  public static final Showing<Cycle> SHOWING = of(Metric.CYCLE);

  private CycleFigure() {}

  /** By whichever definition. */
  public static Showing<Cycle> of(Metric<Cycle> metric) {
    return new Showing.Plain<>(metric, CycleFigure::show);
  }

  private static Shown<Cycle> show(Window window, String item, Tally n) {
    var spread = Spread.of(n);
    var reasons = new Reasons();
    var mean = meanSeconds(spread.sum(), spread.count());
    var cycle =
        new Cycle(
            Cycle.Reading.valueOf(item.toUpperCase(Locale.ROOT)),
            spread.count(),
            seconds(spread.sum()),
            reasons.of("meanSeconds", mean, "nothing-decided"),
            reasons.of("p50Seconds", percentile(spread, 50), "nothing-decided"),
            reasons.of("p90Seconds", percentile(spread, 90), "nothing-decided"),
            reasons.of("p95Seconds", percentile(spread, 95), "nothing-decided"));
    return new Shown<>(cycle, reasons.codes());
  }

  private static @Nullable BigDecimal percentile(Spread spread, int percent) {
    return spread.count() == 0 ? null : seconds(spread.percentile(percent));
  }
}
