package io.dealstream.query.pipelines;

import io.dealstream.edge.Problem;
import io.dealstream.events.EventJson;
import io.dealstream.events.pipeline.PipelineDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks pipelines up. */
@Component
public class Pipelines {

  private final JdbcClient jdbc;

  Pipelines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws Problem 404, naming the parameter {@code pipeline}
   */
  public PipelineView get(String id) {
    return find(id)
        .orElseThrow(
            () -> Problem.notFound("unknown-pipeline", "pipeline", "there is no pipeline " + id));
  }

  /** Of the event that brought the newest version of a pipeline there is. */
  public long newestPosition(String id) {
    return jdbc.sql("SELECT position FROM pipeline WHERE id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private Optional<PipelineView> find(String id) {
    return jdbc.sql("SELECT id, version, definition FROM pipeline WHERE id = ?")
        .param(id)
        .query((row, _) -> view(row))
        .optional();
  }

  List<PipelineView> all() {
    return jdbc.sql("SELECT id, version, definition FROM pipeline ORDER BY id")
        .query((row, _) -> view(row))
        .list();
  }

  private static PipelineView view(ResultSet row) throws SQLException {
    var definition =
        EventJson.MAPPER.readValue(row.getString("definition"), PipelineDefinition.class);
    return PipelineView.of(row.getString("id"), row.getLong("version"), definition);
  }
}
