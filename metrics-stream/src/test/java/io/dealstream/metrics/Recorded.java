package io.dealstream.metrics;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** An event with the place it has been given. */
record Recorded(DomainEvent event, long sequence, long position, Instant recordedAt) {

  static final Instant FIRST_RECORDED = Instant.parse("2026-06-01T00:00:00Z");

  /** A millisecond after the one before it. */
  Recorded(DomainEvent event, long sequence, long position) {
    this(event, sequence, position, FIRST_RECORDED.plusMillis(position));
  }

  Recorded recordedAt(Instant at) {
    return new Recorded(event, sequence, position, at);
  }

  Topic<String, byte[]> topic() {
    return switch (event) {
      case DealEvent _ -> Topics.DEAL_EVENTS;
      case PipelineEvent _ -> Topics.PIPELINE_EVENTS;
      case LeadEvent _ -> Topics.LEAD_EVENTS;
      case CustomerEvent _ -> Topics.CUSTOMER_EVENTS;
      case CampaignEvent _ -> Topics.CAMPAIGN_EVENTS;
      default -> throw new IllegalStateException("not measured: " + event);
    };
  }

  String key() {
    return event.subject();
  }

  byte[] value() {
    return EventJson.MAPPER.writeValueAsBytes(event);
  }

  Headers headers() {
    var headers = new RecordHeaders();
    new Envelope(
            "e-" + position,
            EventNames.nameOf(event.getClass()),
            Envelope.SOURCE,
            event.subject(),
            event.occurredAt().toString(),
            recordedAt.toString(),
            sequence,
            position,
            Chain.start(),
            Chain.start(),
            "",
            "",
            "tester")
        .writeTo(headers);
    return headers;
  }
}
