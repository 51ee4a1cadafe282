package io.dealstream.metrics.campaigns;

import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.metric.CampaignItem;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.spend.Spend;
import java.util.List;

/**
 * Where money counts that was spent on a campaign: on the days it was spent on, beside the leads of
 * the campaign, all leads, and all new customers; and beside those of the lead source it was spent
 * on, if it was on one.
 */
final class Spending {

  private Spending() {}

  static void count(CampaignEvent.Spent event, Ledger ledger) {
    var segments =
        event.source() == null
            ? List.of(Segment.ALL)
            : List.of(Segment.ALL, Segment.source(event.source()));
    var currency = event.amount().currency();
    Spend.spread(
        event.amount(),
        event.from(),
        event.to(),
        (day, share) -> {
          for (var item : List.of(CampaignItem.ALL, CampaignItem.of(event.campaignId()))) {
            ledger.count(
                Metric.LEADS, Company.ID, segments, day, item, n -> Spend.add(n, currency, share));
          }
          ledger.count(
              Metric.ACQUISITION,
              Company.ID,
              segments,
              day,
              MetricKey.SINGLE,
              n -> Spend.add(n, currency, share));
        });
  }
}
