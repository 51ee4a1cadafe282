package io.dealstream.metrics.dwell;

import static io.dealstream.metrics.figures.Figuring.meanSeconds;
import static io.dealstream.metrics.figures.Figuring.seconds;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.deals.OpenVisits;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.tally.Spread;
import io.dealstream.metrics.tally.Survival;
import io.dealstream.metrics.tally.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What lengths of stay come to. */
public final class DwellFigure {

  public static final Showing<StageDwell> SHOWING =
      new Showing.Plain<>(Metric.STAGE_DWELL, true, DwellFigure::show);

  private DwellFigure() {}

  private static Shown<StageDwell> show(Window window, String item, Tally n) {
    var colon = item.lastIndexOf(':');
    var reading = Reading.valueOf(item.substring(colon + 1).toUpperCase(Locale.ROOT));
    var spread = Spread.of(n);
    var visits = reading == Reading.VISIT;
    var openToo = visits && window.equals(Window.ALL);
    var closed = new Closed(spread.count(), new Reasons());
    var dwell =
        new StageDwell(
            MetricKey.decode(item.substring(0, colon)),
            reading,
            spread.count(),
            seconds(spread.sum()),
            closed.figure("meanSeconds", meanSeconds(spread.sum(), spread.count())),
            closed.length("minSeconds", spread::min),
            closed.length("maxSeconds", spread::max),
            closed.length("p50Seconds", () -> spread.percentile(50)),
            closed.length("p90Seconds", () -> spread.percentile(90)),
            closed.length("p95Seconds", () -> spread.percentile(95)),
            openToo ? n.sum(DwellCount.OPEN) : null,
            openToo ? oldestOpen(n, closed.reasons) : null,
            visits ? unbiasedMedian(Survival.of(n), closed.reasons) : null);
    return new Shown<>(dwell, closed.reasons.codes());
  }

  private static @Nullable Instant oldestOpen(Tally n, Reasons reasons) {
    var oldest = n.lowestLatest(OpenVisits.NONE);
    return reasons.of(
        "oldestOpenEnteredAt",
        oldest == OpenVisits.NONE ? null : Instant.ofEpochMilli(oldest),
        "nothing-open");
  }

  private static @Nullable BigDecimal unbiasedMedian(Survival survival, Reasons reasons) {
    var median = survival.median();
    return reasons.of(
        "unbiasedMedianSeconds",
        median.isEmpty() ? null : seconds(median.getAsLong()),
        survival.begun() == 0 ? "nothing-entered" : "survival-above-half");
  }

  private record Closed(long count, Reasons reasons) {

    @Nullable BigDecimal length(String field, LongSupplier millis) {
      return figure(field, count == 0 ? null : seconds(millis.getAsLong()));
    }

    @Nullable BigDecimal figure(String field, @Nullable BigDecimal figure) {
      return reasons.of(field, figure, "nothing-closed");
    }
  }
}
