package io.dealstream.recount;

import io.dealstream.events.metric.Leads;
import io.dealstream.events.metric.Metric;
import io.dealstream.recount.Counting.Figure;
import io.dealstream.recount.Counting.Terms;
import io.dealstream.recount.LeadsCount.Sum;
import io.dealstream.recount.around.Lead;
import io.dealstream.recount.around.Lead.Captured;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads by when they were captured, decisions by when they were made, and money by day. */
final class LeadsCount implements Measuring<ByCampaign<Sum>> {

  static final class Sum {
    private long captured;
    private long undecided;
    private long converted;
    private long won;
    private long qualified;
    private long disqualified;
    private final Spending spending = new Spending();

    private boolean isNothing() {
      return captured + qualified + disqualified == 0 && spending.isNothing();
    }
  }

  @Override
  public Metric<Leads> metric() {
    return Metric.LEADS;
  }

  @Override
  public ByCampaign<Sum> nothing() {
    return new ByCampaign<>(Sum::new);
  }

  @Override
  public void count(Heard heard, Sums<ByCampaign<Sum>> sums) {
    for (var lead : heard.around().leads()) {
      lead.captured().ifPresent(captured -> count(lead, captured, sums));
    }
    for (var outlay : heard.around().outlays()) {
      if (outlay.at().isBefore(heard.daysBefore())) {
        sums.at(
            outlay.at(),
            outlay.credit(),
            all -> all.add(outlay.campaign(), sum -> sum.spending.add(outlay.money())));
      }
    }
  }

  private static void count(Lead lead, Captured captured, Sums<ByCampaign<Sum>> sums) {
    var campaign = captured.campaign();
    var credit = captured.credit();
    sums.at(captured.at(), credit, all -> all.add(campaign, sum -> capture(sum, lead)));
    lead.verdict()
        .ifPresent(
            verdict ->
                sums.at(
                    verdict.at(),
                    credit,
                    all -> all.add(campaign, sum -> decide(sum, verdict.qualified()))));
  }

  private static void capture(Sum sum, Lead lead) {
    sum.captured++;
    sum.undecided += lead.verdict().isEmpty() ? 1 : 0;
    sum.converted += lead.becameDeal() ? 1 : 0;
    sum.won += lead.isWon() ? 1 : 0;
  }

  private static void decide(Sum sum, boolean qualified) {
    sum.qualified += qualified ? 1 : 0;
    sum.disqualified += qualified ? 0 : 1;
  }

  @Override
  public List<Figure> show(ByCampaign<Sum> all, Terms terms) {
    return all.each(terms.campaigns(), LeadsCount::show);
  }

  private static Figure show(@Nullable String campaign, Sum n) {
    var none = "nothing-captured";
    var reasons = new Reasons();
    var item =
        new Leads(
            campaign,
            n.captured,
            n.undecided,
            n.qualified,
            n.disqualified,
            reasons.of(
                "qualificationRate",
                Form.rate(n.qualified, n.qualified + n.disqualified),
                "nothing-decided"),
            n.converted,
            n.won,
            reasons.of("dealRate", Form.rate(n.converted, n.captured), none),
            reasons.of("conversionRate", Form.rate(n.won, n.captured), none),
            reasons.of("spend", n.spending.total(), n.spending.whyNoTotal()),
            reasons.of("costPerLead", n.spending.per(n.captured), n.spending.whyNotPer(none)));
    return new Figure(item, reasons, !n.isNothing());
  }
}
