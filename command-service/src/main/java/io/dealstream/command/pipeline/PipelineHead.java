package io.dealstream.command.pipeline;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealstream.command.store.Premises;
import io.dealstream.command.store.SideRow;
import io.dealstream.events.EventReading;
import io.dealstream.events.pipeline.PipelineEvent;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the newest version by its row in PostgreSQL, so that every instance of the service sees it
 * at once. What is kept in memory is single versions, which never change.
 */
@Component
final class PipelineHead implements Pipelines {

  private record VersionKey(String pipelineId, int version) {}

  private static final String NEWEST =
      "SELECT pipeline_id, version FROM pipeline_head WHERE pipeline_id = ANY (?) ORDER BY 1";

  private final Cache<VersionKey, Pipeline> versions =
      Caffeine.newBuilder().maximumSize(1_000).build();
  private final JdbcClient jdbc;
  private final Premises premises;

  PipelineHead(JdbcClient jdbc, Premises premises) {
    this.jdbc = jdbc;
    this.premises = premises;
  }

  /** Goes with the event, so that whoever sees one sees the other. */
  static SideRow row(PipelineEvent event) {
    return SideRow.of(
        """
        INSERT INTO pipeline_head (pipeline_id, version) VALUES (?, ?)
        ON CONFLICT (pipeline_id) DO UPDATE SET version = excluded.version\
        """,
        event.pipelineId(),
        event.pipelineVersion());
  }

  @Override
  public Optional<Pipeline> find(String pipelineId) {
    return jdbc.sql("SELECT version FROM pipeline_head WHERE pipeline_id = ?")
        .param(pipelineId)
        .query(Integer.class)
        .optional()
        .map(version -> version(pipelineId, version));
  }

  @Override
  public Optional<Pipeline> hold(String pipelineId) {
    var version = premises.hold(NEWEST, pipelineId);
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(version(pipelineId, (int) version.getAsLong()));
  }

  private Pipeline version(String pipelineId, int version) {
    return versions.get(new VersionKey(pipelineId, version), this::read);
  }

  private Pipeline read(VersionKey key) {
    return jdbc.sql(
            "SELECT payload_type, payload FROM event WHERE aggregate_id = ? AND sequence = ?")
        .param(PipelineAggregate.storedId(key.pipelineId))
        .param(key.version)
        .query((row, _) -> event(row.getString(1), row.getBytes(2)))
        .single();
  }

  private static Pipeline event(String type, byte[] payload) {
    var event = (PipelineEvent) requireNonNull(EventReading.TODAY.read(type, payload));
    return new Pipeline(event.pipelineId(), event.pipelineVersion(), event.definition());
  }
}
