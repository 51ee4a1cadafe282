package io.dealstream.recount.around;

import static java.math.RoundingMode.DOWN;

import io.dealstream.events.Money;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.metric.Company;
import io.dealstream.recount.lives.Credit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Money that is spent on a campaign on one day. */
public record Outlay(String campaign, Credit credit, Instant at, Money money) {

  /**
   * What is spent over some days, day by day: all that has come due by a day's end, rounded down,
   * less what had by the end of the day before. Days with nothing are left out.
   */
  static List<Outlay> of(CampaignEvent.Spent spent) {
    var days = spent.from().datesUntil(spent.to().plusDays(1)).toList();
    var whole = spent.amount().amount();
    var outlays = new ArrayList<Outlay>();
    var paid = BigDecimal.ZERO;
    for (var i = 0; i < days.size(); i++) {
      var due =
          whole
              .multiply(BigDecimal.valueOf(i + 1L))
              .divide(BigDecimal.valueOf(days.size()), whole.scale(), DOWN);
      if (due.compareTo(paid) != 0) {
        outlays.add(
            new Outlay(
                spent.campaignId(),
                new Credit(null, null, spent.source()),
                days.get(i).atStartOfDay(Company.ZONE).toInstant(),
                new Money(due.subtract(paid), spent.amount().currency())));
      }
      paid = due;
    }
    return outlays;
  }
}
