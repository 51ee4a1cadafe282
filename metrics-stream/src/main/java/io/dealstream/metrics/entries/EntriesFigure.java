package io.dealstream.metrics.entries;

import static io.dealstream.metrics.entries.EntriesCount.ADVANCED;
import static io.dealstream.metrics.entries.EntriesCount.DEALS_LOST;
import static io.dealstream.metrics.entries.EntriesCount.DEALS_WON;
import static io.dealstream.metrics.entries.EntriesCount.DELETED;
import static io.dealstream.metrics.entries.EntriesCount.ENTERED;
import static io.dealstream.metrics.entries.EntriesCount.HANDED_OFF;
import static io.dealstream.metrics.entries.EntriesCount.LOST;
import static io.dealstream.metrics.entries.EntriesCount.MERGED;
import static io.dealstream.metrics.entries.EntriesCount.MOVED_BACK;
import static io.dealstream.metrics.entries.EntriesCount.STILL_THERE;
import static io.dealstream.metrics.entries.EntriesCount.WON;
import static io.dealstream.metrics.figures.Figuring.rate;

import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.tally.Tally;

/** What entries and endings come to. */
public final class EntriesFigure {

  public static final Showing<StageEntries> SHOWING =
      new Showing.Plain<>(Metric.STAGE_ENTRIES, EntriesFigure::show);

  private EntriesFigure() {}

  private static Shown<StageEntries> show(Window window, String item, Tally n) {
    var advanced = n.sum(ADVANCED);
    var won = n.sum(WON);
    // A merged or deleted deal says nothing of how deals fare.
    var ended = advanced + n.sum(MOVED_BACK) + won + n.sum(LOST) + n.sum(HANDED_OFF);
    var dealsWon = n.sum(DEALS_WON);
    var reasons = new Reasons();
    var entries =
        new StageEntries(
            MetricKey.decode(item),
            n.sum(ENTERED),
            advanced,
            n.sum(MOVED_BACK),
            won,
            n.sum(LOST),
            n.sum(HANDED_OFF),
            n.sum(MERGED),
            n.sum(DELETED),
            n.sum(STILL_THERE),
            reasons.of("advanceRate", rate(advanced + won, ended), "nothing-ended"),
            reasons.of("winRate", rate(dealsWon, dealsWon + n.sum(DEALS_LOST)), "nothing-decided"));
    return new Shown<>(entries, reasons.codes());
  }
}
