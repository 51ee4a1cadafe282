package io.dealstream.metrics;

import io.dealstream.events.Money;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.SpendKind;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.events.lead.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made history of leads, their deals, and what was spent to get them. */
final class LeadsStory {

  private static final class Lead {
    LeadEvent.Captured captured;
    LeadStatus status = LeadStatus.OPEN;
    Instant last;
    String deal;
  }

  final Pen pen = new Pen();

  private final Random random;
  private final List<Lead> leads = new ArrayList<>();
  private final Map<String, Instant> dealAt = new HashMap<>();
  private Instant clock = RandomStory.BEGIN;

  LeadsStory(Random random) {
    this.random = random;
    pen.pipeline("sales", 1, 0, "a", "b");
    pen.written.clear();
  }

  Instant clock() {
    return clock;
  }

  List<Recorded> next() {
    clock = clock.plusMillis(random.nextLong(Duration.ofHours(30).toMillis()));
    return switch (random.nextInt(10)) {
      case 0, 1 -> List.of(spend());
      case 2, 3, 4 -> List.of(capture());
      case 5 -> dealGoesOn();
      default -> leads.isEmpty() ? List.of(capture()) : leadGoesOn();
    };
  }

  private Recorded capture() {
    var lead = new Lead();
    lead.last = clock.minusMillis(random.nextLong(Duration.ofDays(30).toMillis()));
    lead.captured =
        new LeadEvent.Captured(
            "l" + leads.size(),
            "a lead",
            null,
            oneOf("anna", "ben"),
            oneOf("north", null),
            oneOf("fair", "web", null),
            oneOf("spring", "autumn", null),
            null,
            pen.via,
            lead.last);
    leads.add(lead);
    return pen.write(lead.captured);
  }

  private List<Recorded> leadGoesOn() {
    var lead = leads.get(random.nextInt(leads.size()));
    lead.last = later(lead.last);
    return switch (random.nextInt(5)) {
      case 0 -> List.of(signal(lead));
      case 1, 2 -> lead.deal == null ? convert(lead) : List.of(signal(lead));
      default -> decide(lead, random.nextBoolean());
    };
  }

  private List<Recorded> decide(Lead lead, boolean qualified) {
    var to = qualified ? LeadStatus.QUALIFIED : LeadStatus.DISQUALIFIED;
    if (lead.deal != null || lead.status == to) {
      return List.of();
    }
    var from = lead.status;
    lead.status = to;
    var c = lead.captured;
    return List.of(
        pen.write(
            qualified
                ? new LeadEvent.Qualified(
                    c.leadId(),
                    from,
                    c.occurredAt(),
                    c.owner(),
                    c.team(),
                    c.source(),
                    c.campaignId(),
                    null,
                    pen.via,
                    lead.last)
                : new LeadEvent.Disqualified(
                    c.leadId(),
                    from,
                    c.occurredAt(),
                    c.owner(),
                    c.team(),
                    c.source(),
                    c.campaignId(),
                    "no budget",
                    pen.via,
                    lead.last)));
  }

  private List<Recorded> convert(Lead lead) {
    if (lead.status == LeadStatus.DISQUALIFIED) {
      return List.of();
    }
    var events = new ArrayList<>(decide(lead, true));
    var c = lead.captured;
    lead.deal = "d-" + c.leadId();
    events.add(
        pen.write(
            new LeadEvent.Converted(
                c.leadId(),
                lead.deal,
                "sales",
                c.occurredAt(),
                c.owner(),
                c.team(),
                c.source(),
                c.campaignId(),
                null,
                pen.via,
                lead.last)));
    events.add(open(lead.deal, c.leadId(), lead.last));
    if (random.nextInt(4) == 0) {
      events.add(open(lead.deal + "-more", c.leadId(), lead.last)); // named by hand
    }
    return events;
  }

  private Recorded open(String deal, String leadId, Instant at) {
    pen.leadId = leadId;
    dealAt.put(deal, at);
    return pen.open(deal, "sales", "a", "carl", "100", at);
  }

  private Recorded signal(Lead lead) {
    var c = lead.captured;
    return pen.write(
        new LeadEvent.SignalReceived(
            c.leadId(),
            "s" + pen.written.size(),
            "visited",
            SignalSource.WEB,
            null,
            lead.last,
            c.owner(),
            c.team(),
            c.source(),
            c.campaignId(),
            pen.via,
            lead.last));
  }

  private List<Recorded> dealGoesOn() {
    if (dealAt.isEmpty()) {
      return List.of();
    }
    var deals = dealAt.keySet().stream().sorted().toList();
    var deal = deals.get(random.nextInt(deals.size()));
    var at = later(dealAt.get(deal));
    dealAt.put(deal, at);
    if (random.nextInt(8) == 0) {
      dealAt.remove(deal);
      return List.of(pen.delete(deal, at));
    }
    if (pen.outcomeOf(deal) != null) {
      return List.of(pen.reopen(deal, "b", at));
    }
    return List.of(random.nextInt(3) == 0 ? pen.lose(deal, at) : pen.win(deal, at));
  }

  private Recorded spend() {
    var from = LocalDate.ofInstant(clock, ZoneOffset.UTC).plusDays(random.nextInt(60) - 45);
    var currency = random.nextInt(12) == 0 ? "USD" : "EUR";
    return pen.write(
        new CampaignEvent.Spent(
            oneOf("spring", "autumn"),
            random.nextBoolean() ? SpendKind.SALES : SpendKind.MARKETING,
            oneOf("fair", "web", null),
            Money.of(random.nextInt(3_000) + "." + (10 + random.nextInt(90)), currency),
            from,
            from.plusDays(random.nextInt(3) == 0 ? random.nextInt(40) : 0),
            null,
            pen.via,
            clock));
  }

  private Instant later(Instant last) {
    return last.plusMillis(
        random.nextLong(Math.max(1, clock.toEpochMilli() - last.toEpochMilli()) + 1));
  }

  private String oneOf(String... words) {
    return words[random.nextInt(words.length)];
  }
}
