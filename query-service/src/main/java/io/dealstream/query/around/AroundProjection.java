package io.dealstream.query.around;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.intake.Projection;
import io.dealstream.query.intake.Recorded;
import io.dealstream.query.store.RowWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps every event of leads, customers and campaigns. */
@Component
class AroundProjection implements Projection {

  private static final RowWriter<Recorded> WRITER =
      RowWriter.<Recorded>into("around_history")
          .column("position", "bigint", r -> r.envelope().position())
          .column("topic", "text", r -> topicOf(r.event()))
          .column("subject", "text", r -> r.event().subject())
          .column("partition", "integer", Recorded::partition)
          .column("type", "text", r -> r.envelope().type())
          .column("occurred_at", "timestamptz", r -> r.event().occurredAt())
          .column("recorded_at", "text", r -> r.envelope().recordedTime())
          .column("data", "json", r -> new String(r.value(), UTF_8))
          .adding();

  private final JdbcTemplate jdbc;

  AroundProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String readModel() {
    return "around";
  }

  @Override
  public void apply(List<Recorded> events) {
    WRITER.write(jdbc, events.stream().filter(r -> topicOf(r.event()) != null).toList());
  }

  private static @Nullable String topicOf(DomainEvent event) {
    Topic<?, ?> topic =
        switch (event) {
          case LeadEvent _ -> Topics.LEAD_EVENTS;
          case CustomerEvent _ -> Topics.CUSTOMER_EVENTS;
          case CampaignEvent _ -> Topics.CAMPAIGN_EVENTS;
          default -> null;
        };
    return topic == null ? null : topic.name();
  }
}
