package io.dealstream.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.SpendKind;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Leads;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted of leads, of their deals in other streams, and of money by day. */
class AroundDealsTest {

  private static final Instant CAPTURED = Instant.parse("2026-03-01T12:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final Stamp STAMP = new Stamp(CAPTURED, Map.of());

  private final Recount recount = new Recount();

  @Test
  void what_does_not_divide_comes_due_day_by_day_and_days_to_come_are_left_out() {
    recount.add(spent("10.00", 3));
    assertThat(day("2026-03-01").spend()).isEqualTo(Money.of("3.33", "EUR"));
    assertThat(day("2026-03-02").spend()).isEqualTo(Money.of("3.33", "EUR"));
    assertThat(day("2026-03-03").spend()).isEqualTo(Money.of("3.34", "EUR"));
    recount.daysBefore(Instant.parse("2026-03-03T00:00:00Z"));
    assertThat(leads(Window.ALL).spend()).isEqualTo(Money.of("6.66", "EUR"));
    assertThat(day("2026-03-03").spend()).isNull();
  }

  @Test
  void a_lead_is_won_while_a_deal_of_it_is_whichever_is_told_first() {
    recount.add(opened("d"));
    recount.add(won("d"));
    assertThat(leads(Window.ALL).captured()).isZero();
    recount.add(captured());
    assertThat(leads(Window.ALL).won()).isOne();
    recount.add(opened("e"));
    recount.add(won("e"));
    recount.add(deleted("d"));
    assertThat(leads(Window.ALL).won()).isOne();
    recount.add(deleted("e"));
    assertThat(leads(Window.ALL).won()).isZero();
    assertThat(leads(Window.ALL).converted()).isOne();
  }

  private Leads day(String date) {
    return leads(Window.of(Period.DAY, date, Company.ZONE));
  }

  private Leads leads(Window window) {
    return (Leads)
        recount.answer(Metric.LEADS, Company.ID, Segment.ALL, window, STAMP).getFirst().item();
  }

  private static CampaignEvent spent(String amount, int days) {
    return new CampaignEvent.Spent(
        "spring",
        SpendKind.SALES,
        null,
        Money.of(amount, "EUR"),
        FIRST,
        FIRST.plusDays(days - 1),
        null,
        Via.API,
        CAPTURED);
  }

  private static LeadEvent captured() {
    return new LeadEvent.Captured(
        "l", "A lead", null, "lena", null, "web", null, null, Via.API, CAPTURED);
  }

  private static DealEvent opened(String deal) {
    return new DealEvent.Opened(
        deal, "p", 0, "Ropes", "a", 1, true, null, null, null, "rita", null, null, "l", null, null,
        null, null, Via.API, CAPTURED);
  }

  private static DealEvent won(String deal) {
    return new DealEvent.Won(
        deal, "p", 0, "a", null, null, "rita", null, null, null, Via.API, CAPTURED);
  }

  private static DealEvent deleted(String deal) {
    return new DealEvent.Deleted(deal, "p", 0, null, "rita", null, null, null, Via.API, CAPTURED);
  }
}
