package io.dealstream.recount.around;

import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that stands around deals, each of it by its own events in their order. */
public final class Around {

  private final Map<String, Lead> leads = new LinkedHashMap<>();
  private final Map<String, String> leadOfDeal = new HashMap<>();
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final List<Outlay> outlays = new ArrayList<>();
  private final List<Deed> deeds = new ArrayList<>();
  private final SortedSet<String> campaigns = new TreeSet<>();

  public void take(LeadEvent event) {
    lead(event.leadId()).take(event);
    named(event.campaignId());
  }

  public void take(CustomerEvent event) {
    customers.compute(event.customerId(), (_, before) -> Customer.after(before, event));
  }

  public void take(CampaignEvent event) {
    switch (event) {
      case CampaignEvent.Spent spent -> {
        outlays.addAll(Outlay.of(spent));
        named(spent.campaignId());
      }
      case EmailEvent email -> {
        messages.computeIfAbsent(email.messageId(), _ -> new Message()).take(email);
        named(email.campaignId());
      }
    }
  }

  /** What was done about a deal, and what it is to its lead. */
  public void take(DealEvent event) {
    Deed.of(event).ifPresent(deeds::add);
    switch (event) {
      case DealEvent.Opened e -> {
        if (e.leadId() instanceof String leadId) {
          leadOfDeal.put(e.dealId(), leadId);
          lead(leadId).dealIs(e.dealId(), false);
        }
      }
      case DealEvent.Won e -> tellLead(e.dealId(), true);
      case DealEvent.Reopened e -> tellLead(e.dealId(), false);
      case DealEvent.Merged e -> tellLead(e.dealId(), false);
      case DealEvent.Deleted e -> tellLead(e.dealId(), false);
      default -> {}
    }
  }

  private void tellLead(String dealId, boolean won) {
    if (leadOfDeal.get(dealId) instanceof String leadId) {
      lead(leadId).dealIs(dealId, won);
    }
  }

  private Lead lead(String leadId) {
    return leads.computeIfAbsent(leadId, _ -> new Lead());
  }

  private void named(@Nullable String campaign) {
    if (campaign != null) {
      campaigns.add(campaign);
    }
  }

  public Collection<Lead> leads() {
    return leads.values();
  }

  public Collection<Customer> customers() {
    return customers.values();
  }

  public Collection<Message> messages() {
    return messages.values();
  }

  public List<Outlay> outlays() {
    return outlays;
  }

  public List<Deed> deeds() {
    return deeds;
  }

  /** The ids of all that anything names. */
  public SortedSet<String> campaigns() {
    return campaigns;
  }
}
