package io.dealstream.metrics;

import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.metric.Company;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What leads come to, by plain loops over all events, lead by lead. */
final class NaiveLeads {

  private final Marks marks = new Marks("leads", Map.of(Company.ID, ZoneOffset.UTC));
  private final List<Recorded> events;

  private NaiveLeads(List<Recorded> events) {
    this.events = events;
  }

  static Marks of(List<Recorded> events) {
    var naive = new NaiveLeads(events);
    for (var recorded : events) {
      if (recorded.event() instanceof LeadEvent.Captured lead) {
        naive.lead(lead);
      } else if (recorded.event() instanceof CampaignEvent.Spent spent) {
        naive.spent(spent);
      }
    }
    return naive.marks;
  }

  private void lead(LeadEvent.Captured lead) {
    var segments = Marks.segments(lead.owner(), lead.team(), lead.source());
    LeadEvent decision = null;
    var converted = false;
    for (var recorded : events) {
      if (recorded.event() instanceof LeadEvent e && e.leadId().equals(lead.leadId())) {
        if (e instanceof LeadEvent.Qualified || e instanceof LeadEvent.Disqualified) {
          decision = e;
        }
        converted |= e instanceof LeadEvent.Converted;
      }
    }
    var at = lead.occurredAt();
    mark(lead.campaignId(), segments, at, "captured", 1);
    if (decision == null) {
      mark(lead.campaignId(), segments, at, "undecided", 1);
    } else {
      var field = decision instanceof LeadEvent.Qualified ? "qualified" : "disqualified";
      mark(lead.campaignId(), segments, decision.occurredAt(), field, 1);
    }
    var deals = wonByDeal(lead.leadId());
    if (converted || !deals.isEmpty()) {
      mark(lead.campaignId(), segments, at, "converted", 1);
    }
    if (deals.containsValue(true)) {
      mark(lead.campaignId(), segments, at, "won", 1);
    }
  }

  private Map<String, Boolean> wonByDeal(String leadId) {
    var won = new HashMap<String, Boolean>();
    for (var recorded : events) {
      if (recorded.event() instanceof DealEvent.Opened o && leadId.equals(o.leadId())) {
        won.put(o.dealId(), false);
      }
      if (recorded.event() instanceof DealEvent e && won.containsKey(e.dealId())) {
        switch (e) {
          case DealEvent.Won _ -> won.put(e.dealId(), true);
          case DealEvent.Reopened _, DealEvent.Deleted _ -> won.put(e.dealId(), false);
          default -> {}
        }
      }
    }
    return won;
  }

  private void spent(CampaignEvent.Spent spent) {
    var days = spent.from().datesUntil(spent.to().plusDays(1)).toList();
    var segments = Marks.segments(null, null, spent.source());
    var before = BigDecimal.ZERO;
    for (var day : days) {
      var share =
          spent
              .amount()
              .amount()
              .multiply(BigDecimal.valueOf(days.indexOf(day) + 1))
              .divide(BigDecimal.valueOf(days.size()), 2, RoundingMode.FLOOR);
      mark(
          spent.campaignId(),
          segments,
          day.atStartOfDay().toInstant(ZoneOffset.UTC),
          "spent:" + spent.amount().currency(),
          share.subtract(before).unscaledValue().longValueExact());
      before = share;
    }
  }

  private void mark(String campaign, Set<String> segments, Instant at, String field, long amount) {
    if (amount == 0) {
      return;
    }
    var items = new ArrayList<>(List.of("-"));
    if (campaign != null) {
      items.add("campaign:" + campaign);
    }
    items.forEach(item -> marks.add(Company.ID, item, segments, at, field, amount));
  }

  /** Of an item, from the sums of its marks. */
  static Map<String, Object> fields(String item, Function<String, Long> sum) {
    var fields = new HashMap<String, Object>();
    for (var count :
        List.of("captured", "undecided", "qualified", "disqualified", "converted", "won")) {
      fields.put(count, sum.apply(count));
    }
    if (!item.equals("-")) {
      fields.put("campaignId", item.substring("campaign:".length()));
    }
    var captured = sum.apply("captured");
    var decided = sum.apply("qualified") + sum.apply("disqualified");
    fields.put("qualificationRate", rate(sum.apply("qualified"), decided));
    fields.put("dealRate", rate(sum.apply("converted"), captured));
    fields.put("conversionRate", rate(sum.apply("won"), captured));
    var spent =
        List.of("EUR", "USD").stream()
            .map(c -> sum.apply("spent:" + c))
            .filter(s -> s != 0)
            .toList();
    var spend = spent.size() == 1 ? BigDecimal.valueOf(spent.getFirst(), 2) : null;
    fields.put("spend", spend);
    fields.put(
        "costPerLead",
        spend == null || captured == 0
            ? null
            : spend.divide(BigDecimal.valueOf(captured), 2, RoundingMode.HALF_EVEN));
    return fields;
  }

  private static BigDecimal rate(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN);
  }
}
