package io.dealstream.metrics.leads;

import io.dealstream.events.metric.CampaignItem;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.leads.Lead.Captured;
import io.dealstream.metrics.leads.Lead.Decision;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a lead counts for: when it was captured, and when it was decided. A change takes back all it
 * counted for and counts it anew; what stays the same cancels out.
 */
final class LeadCount {

  static final int CAPTURED = 0;
  static final int UNDECIDED = 1;
  static final int CONVERTED = 2;
  static final int WON = 3;
  static final int QUALIFIED = 4;
  static final int DISQUALIFIED = 5;

  private final Ledger ledger;

  private LeadCount(Ledger ledger) {
    this.ledger = ledger;
  }

  static void change(Ledger ledger, Lead before, Lead after) {
    var count = new LeadCount(ledger);
    count.count(before, -1);
    count.count(after, 1);
    count.corrections(before, after);
  }

  private void count(Lead lead, int sign) {
    if (!(lead.captured() instanceof Captured captured)) {
      return;
    }
    at(
        captured,
        captured.at(),
        n ->
            n.add(CAPTURED, sign)
                .add(UNDECIDED, lead.decision() == null ? sign : 0)
                .add(CONVERTED, lead.becameDeal() ? sign : 0)
                .add(WON, lead.isWon() ? sign : 0));
    if (lead.decision() instanceof Decision decision) {
      at(
          captured,
          decision.at(),
          n -> n.add(decision.qualified() ? QUALIFIED : DISQUALIFIED, sign));
    }
  }

  /** A decision that another one took the place of, and a win that is none any more. */
  private void corrections(Lead before, Lead after) {
    if (!(before.captured() instanceof Captured captured)) {
      return;
    }
    if (before.decision() instanceof Decision decision && !decision.equals(after.decision())) {
      at(captured, decision.at(), LeadCount::correct);
    }
    if (before.isWon() && !after.isWon()) {
      at(captured, captured.at(), LeadCount::correct);
    }
  }

  private static void correct(Numbers n) {
    n.raise(Slots.CORRECTION, 1);
  }

  private void at(Captured captured, long at, Consumer<Numbers> change) {
    var segments = captured.credit().segments();
    for (var item : items(captured)) {
      ledger.count(Metric.LEADS, Company.ID, segments, at, item, change);
    }
  }

  private static List<String> items(Captured captured) {
    return captured.campaignId() == null
        ? List.of(CampaignItem.ALL)
        : List.of(CampaignItem.ALL, CampaignItem.of(captured.campaignId()));
  }
}
