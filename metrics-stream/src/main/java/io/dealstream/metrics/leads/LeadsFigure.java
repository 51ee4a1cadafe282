package io.dealstream.metrics.leads;

import static io.dealstream.metrics.figures.Figuring.rate;

import io.dealstream.events.metric.CampaignItem;
import io.dealstream.events.metric.Leads;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.figures.Reasons;
import io.dealstream.metrics.figures.Showing;
import io.dealstream.metrics.figures.Showing.Shown;
import io.dealstream.metrics.spend.Spend;
import io.dealstream.metrics.tally.Tally;

/** What leads come to. */
public final class LeadsFigure {

  public static final Showing<Leads> SHOWING = new Showing.Plain<>(Metric.LEADS, LeadsFigure::show);

  private static final String NOTHING_CAPTURED = "nothing-captured";

  private LeadsFigure() {}

  private static Shown<Leads> show(Window window, String item, Tally n) {
    var captured = n.sum(LeadCount.CAPTURED);
    var qualified = n.sum(LeadCount.QUALIFIED);
    var disqualified = n.sum(LeadCount.DISQUALIFIED);
    var converted = n.sum(LeadCount.CONVERTED);
    var won = n.sum(LeadCount.WON);
    var spend = Spend.of(n);
    var reasons = new Reasons();
    var leads =
        new Leads(
            CampaignItem.campaignOf(item),
            captured,
            n.sum(LeadCount.UNDECIDED),
            qualified,
            disqualified,
            reasons.of(
                "qualificationRate", rate(qualified, qualified + disqualified), "nothing-decided"),
            converted,
            won,
            reasons.of("dealRate", rate(converted, captured), NOTHING_CAPTURED),
            reasons.of("conversionRate", rate(won, captured), NOTHING_CAPTURED),
            reasons.of("spend", spend.total(), spend.whyNoTotal()),
            reasons.of("costPerLead", spend.per(captured), whyNoCost(spend, captured)));
    return new Shown<>(leads, reasons.codes());
  }

  private static String whyNoCost(Spend spend, long captured) {
    return spend.total() == null ? spend.whyNoTotal() : captured == 0 ? NOTHING_CAPTURED : "";
  }
}
