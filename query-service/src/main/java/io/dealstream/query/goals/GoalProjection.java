package io.dealstream.query.goals;

import io.dealstream.events.goal.GoalEvent;
import io.dealstream.query.intake.Projection;
import io.dealstream.query.intake.Recorded;
import io.dealstream.query.store.RowWriter;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps every version of each goal: an event tells one whole. */
@Component
class GoalProjection implements Projection {

  private record Version(GoalEvent event, long position) {}

  private static final RowWriter<Version> WRITER =
      RowWriter.<Version>into("goal_version")
          .column("id", "text", v -> v.event().goalId())
          .column("version", "bigint", v -> v.event().goalVersion())
          .column("metric", "text", v -> v.event().definition().metric())
          .column("target", "numeric", v -> v.event().definition().target().toPlainString())
          .column("period", "text", v -> v.event().definition().period())
          .column("pipeline_id", "text", v -> v.event().definition().pipelineId())
          .column("team", "text", v -> v.event().definition().team())
          .column("owner", "text", v -> v.event().definition().owner())
          .column("figure", "text", v -> v.event().definition().figure())
          .column("item", "text", v -> v.event().definition().item())
          .column("occurred_at", "timestamptz", v -> v.event().occurredAt())
          .column("position", "bigint", Version::position)
          .adding();

  private final JdbcTemplate jdbc;

  GoalProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String readModel() {
    return "goals";
  }

  @Override
  public void apply(List<Recorded> events) {
    WRITER.write(
        jdbc,
        events.stream()
            .filter(recorded -> recorded.event() instanceof GoalEvent)
            .map(r -> new Version((GoalEvent) r.event(), r.envelope().position()))
            .toList());
  }
}
