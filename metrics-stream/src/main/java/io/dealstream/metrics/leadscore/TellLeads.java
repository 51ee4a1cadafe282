package io.dealstream.metrics.leadscore;

import io.dealstream.events.lead.LeadEvent;
import io.dealstream.leadscore.Features;
import io.dealstream.leadscore.rules.Signal;
import io.dealstream.metrics.intake.Arrival;
import io.dealstream.metrics.intake.Arrival.Received;
import io.dealstream.metrics.intake.Arrival.Unreadable;
import io.dealstream.metrics.leadscore.News.Kind;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** By lead: what each of its events says, without what no score depends on. */
final class TellLeads extends ContextualProcessor<String, Arrival<LeadEvent>, String, News> {

  @Override
  public void process(Record<String, Arrival<LeadEvent>> record) {
    var news =
        switch (record.value()) {
          case Unreadable<LeadEvent> _ ->
              new News.OfLead(record.key(), 0, 0, Kind.LOST_TRACK, Features.ofTeam(null), null);
          case Received<LeadEvent> good -> news(good);
        };
    context().forward(new Record<>(record.key(), news, context().currentSystemTimeMs()));
  }

  private static News.OfLead news(Received<LeadEvent> received) {
    var event = received.event();
    var credit =
        Features.ofTeam(event.team())
            .with("owner", event.owner())
            .with("source", event.source())
            .with("campaign", event.campaignId());
    return new News.OfLead(
        event.leadId(),
        received.sequence(),
        received.position(),
        kind(event),
        credit,
        event instanceof LeadEvent.SignalReceived seen
            ? new Signal(seen.signalSource(), seen.kind(), seen.observedAt())
            : null);
  }

  private static Kind kind(LeadEvent event) {
    return switch (event) {
      case LeadEvent.Captured _ -> Kind.CAPTURED;
      case LeadEvent.SignalReceived _ -> Kind.SIGNAL;
      case LeadEvent.Qualified _ -> Kind.QUALIFIED;
      case LeadEvent.Disqualified _ -> Kind.DISQUALIFIED;
      case LeadEvent.Converted _ -> Kind.CONVERTED;
    };
  }
}
