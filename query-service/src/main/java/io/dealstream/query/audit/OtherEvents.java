package io.dealstream.query.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.intake.Projection;
import io.dealstream.query.intake.Recorded;
import io.dealstream.query.store.RowWriter;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the events that are in no deal's history: without them the chain of all has holes. */
@Component
class OtherEvents implements Projection {

  private static final int KIND = 2;

  private static final RowWriter<Recorded> WRITER =
      RowWriter.<Recorded>into("other_event")
          .column("position", "bigint", r -> r.envelope().position())
          .column("kind", "text", r -> r.envelope().type().split("\\.", -1)[KIND])
          .column("key", "text", r -> r.envelope().subject())
          .column("sequence", "bigint", r -> r.envelope().sequence())
          .column("event_id", "text", r -> r.envelope().id())
          .column("type", "text", r -> r.envelope().type())
          .column("recorded_at", "text", r -> r.envelope().recordedTime())
          .column("actor", "text", r -> r.envelope().actor())
          .column("command_id", "text", r -> r.envelope().causationId())
          .column("correlation_id", "text", r -> r.envelope().correlationId())
          .column("chain", "bytea", r -> r.envelope().chain())
          .column("aggregate_chain", "bytea", r -> r.envelope().dealChain())
          .column("data", "json", r -> new String(r.value(), UTF_8))
          .adding();

  private final JdbcTemplate jdbc;

  OtherEvents(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String readModel() {
    return "audit";
  }

  @Override
  public void apply(List<Recorded> events) {
    WRITER.write(jdbc, events.stream().filter(r -> !(r.event() instanceof DealEvent)).toList());
  }
}
