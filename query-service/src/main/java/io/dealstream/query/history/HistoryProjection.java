package io.dealstream.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.audit.Envelope;
import io.dealstream.events.deal.Direction;
import io.dealstream.query.deals.DealFollower;
import io.dealstream.query.deals.DealStep;
import io.dealstream.query.store.RowWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps every event of every deal, with what a transition among them meant. */
@Component
class HistoryProjection implements DealFollower {

  private record Entry(DealStep step, @Nullable Transition transition) {

    Envelope envelope() {
      return step.recorded().envelope();
    }
  }

  private static final RowWriter<Entry> WRITER =
      RowWriter.<Entry>into("deal_history")
          .column("position", "bigint", e -> e.envelope().position())
          .column("deal_id", "text", e -> e.step.event().dealId())
          .column("sequence", "bigint", e -> e.envelope().sequence())
          .column("event_id", "text", e -> e.envelope().id())
          .column("type", "text", e -> e.envelope().type())
          .column("occurred_at", "timestamptz", e -> e.step.event().occurredAt())
          .column("recorded_at", "text", e -> e.envelope().recordedTime())
          .column("actor", "text", e -> e.envelope().actor())
          .column("command_id", "text", e -> e.envelope().causationId())
          .column("correlation_id", "text", e -> e.envelope().correlationId())
          .column("chain", "bytea", e -> e.envelope().chain())
          .column("deal_chain", "bytea", e -> e.envelope().dealChain())
          .column("data", "json", e -> new String(e.step.recorded().value(), UTF_8))
          .column("pipeline_id", "text", e -> e.step.event().pipelineId())
          .column("owner", "text", e -> e.step.event().owner())
          .column("team", "text", e -> e.step.event().team())
          .column("source", "text", e -> e.step.event().source())
          .column("via", "text", e -> e.step.event().via().name().toLowerCase(Locale.ROOT))
          .column("kind", "text", of(t -> t.kind().word()))
          .column("deal_name", "text", of(Transition::dealName))
          .column("pipeline_version", "integer", of(Transition::pipelineVersion))
          .column("from_pipeline", "text", of(Transition::fromPipeline))
          .column("from_stage", "text", of(Transition::from))
          .column("to_stage", "text", of(Transition::to))
          .column("direction", "text", of(t -> word(t.direction())))
          .column("skipped", "integer", of(Transition::skipped))
          .column("visit", "integer", of(Transition::visit))
          .column("dwell_ms", "bigint", of(t -> millis(t.dwell())))
          .column("reason", "text", of(Transition::reason))
          .adding();

  private final JdbcTemplate jdbc;

  HistoryProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String readModel() {
    return "history";
  }

  @Override
  public void follow(List<DealStep> steps) {
    WRITER.write(jdbc, steps.stream().map(s -> new Entry(s, Transition.of(s))).toList());
  }

  private static Function<Entry, @Nullable Object> of(
      Function<Transition, ? extends @Nullable Object> field) {
    return entry -> entry.transition == null ? null : field.apply(entry.transition);
  }

  private static @Nullable String word(@Nullable Direction direction) {
    return direction == null ? null : direction.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long millis(@Nullable Duration dwell) {
    return dwell == null ? null : dwell.toMillis();
  }
}
