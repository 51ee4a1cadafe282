package io.dealstream.query.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transition as it is answered: what led where, who did it and why, and its place in the audit.
 *
 * @param fromPipelineId the pipeline it left, where it was handed off
 * @param from null where the deal came in; to is null where it was decided, merged or deleted
 * @param dwellSeconds in the stage it left, three decimals; null where it came in
 * @param owner the deal's once it had happened
 * @param via through what it came
 * @param chain hexadecimal, as is dealChain
 */
public record TransitionEntry(
    long position,
    long sequence,
    String eventId,
    String dealId,
    String dealName,
    String pipelineId,
    int pipelineVersion,
    String kind,
    @Nullable String fromPipelineId,
    @Nullable String from,
    @Nullable String to,
    @Nullable String direction,
    @Nullable Integer skipped,
    int visit,
    @Nullable BigDecimal dwellSeconds,
    Instant occurredAt,
    String recordedAt,
    String actor,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String reason,
    String via,
    String commandId,
    String chain,
    String dealChain) {

  static TransitionEntry read(ResultSet row) throws SQLException {
    return new TransitionEntry(
        row.getLong("position"),
        row.getLong("sequence"),
        row.getString("event_id"),
        row.getString("deal_id"),
        row.getString("deal_name"),
        row.getString("pipeline_id"),
        row.getInt("pipeline_version"),
        row.getString("kind"),
        row.getString("from_pipeline"),
        row.getString("from_stage"),
        row.getString("to_stage"),
        row.getString("direction"),
        row.getObject("skipped", Integer.class),
        row.getInt("visit"),
        Columns.seconds(row, "dwell_ms"),
        Columns.instant(row, "occurred_at"),
        row.getString("recorded_at"),
        row.getString("actor"),
        row.getString("owner"),
        row.getString("team"),
        row.getString("source"),
        row.getString("reason"),
        row.getString("via"),
        row.getString("command_id"),
        Columns.hex(row, "chain"),
        Columns.hex(row, "deal_chain"));
  }
}
