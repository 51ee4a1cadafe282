package io.dealstream.query.leads;

import static java.util.stream.Collectors.toSet;

import io.dealstream.events.lead.LeadEvent;
import io.dealstream.query.intake.Projection;
import io.dealstream.query.intake.Recorded;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Folds events into leads: each is read once and written once, however much happened to it. */
@Component
class LeadProjection implements Projection {

  private final LeadTable table;

  LeadProjection(LeadTable table) {
    this.table = table;
  }

  @Override
  public String readModel() {
    return "leads";
  }

  @Override
  public void apply(List<Recorded> events) {
    var ofLeads = events.stream().filter(r -> r.event() instanceof LeadEvent).toList();
    if (ofLeads.isEmpty()) {
      return;
    }
    var leads = new LinkedHashMap<String, Lead>();
    leads.putAll(table.of(ofLeads.stream().map(r -> r.event().subject()).collect(toSet())));
    for (var recorded : ofLeads) {
      var event = (LeadEvent) recorded.event();
      var envelope = recorded.envelope();
      leads.put(
          event.leadId(),
          Lead.after(leads.get(event.leadId()), event, envelope.sequence(), envelope.position()));
    }
    table.save(List.copyOf(leads.values()));
  }
}
