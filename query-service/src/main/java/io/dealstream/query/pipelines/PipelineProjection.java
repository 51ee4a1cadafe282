package io.dealstream.query.pipelines;

import io.dealstream.events.EventJson;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.query.intake.Projection;
import io.dealstream.query.intake.Recorded;
import io.dealstream.query.store.RowWriter;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the newest version of each pipeline. */
@Component
class PipelineProjection implements Projection {

  private record Version(PipelineEvent event, long position) {}

  private static final RowWriter<Version> WRITER =
      RowWriter.<Version>into("pipeline")
          .key("id", "text", v -> v.event().pipelineId())
          .column("version", "bigint", v -> v.event().pipelineVersion())
          .column("definition", "json", v -> json(v.event()))
          .column("position", "bigint", Version::position)
          .replacing();

  private final JdbcTemplate jdbc;

  PipelineProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String readModel() {
    return "pipelines";
  }

  @Override
  public void apply(List<Recorded> events) {
    var newest = new LinkedHashMap<String, Version>();
    for (var recorded : events) {
      if (recorded.event() instanceof PipelineEvent event) {
        newest.put(event.pipelineId(), new Version(event, recorded.envelope().position()));
      }
    }
    WRITER.write(jdbc, List.copyOf(newest.values()));
  }

  private static String json(PipelineEvent event) {
    return EventJson.MAPPER.writeValueAsString(event.definition());
  }
}
