package io.dealstream.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is answered of a deal's event out of columns of its own, which no chain covers: each must
 * say what the event says. What follows from events before it, as the name and the dwell, is not
 * among them.
 *
 * @param kind of transition; null for none
 * @param values by the event's field
 */
record ShownColumns(@Nullable String kind, String type, Map<String, @Nullable String> values) {

  private static final Map<String, String> KINDS =
      Map.of(
          "opened", "opened",
          "stage-changed", "moved",
          "won", "won",
          "lost", "lost",
          "reopened", "reopened",
          "handed-off", "handed_off",
          "merged", "merged",
          "deleted", "deleted");

  private static final int NAME = 3;

  static ShownColumns of(ResultSet row) throws SQLException {
    var values = new LinkedHashMap<String, @Nullable String>();
    var occurredAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
    values.put("occurredAt", occurredAt.toString());
    values.put("pipelineId", row.getString("pipeline_id"));
    values.put("owner", row.getString("owner"));
    values.put("team", row.getString("team"));
    values.put("source", row.getString("source"));
    values.put("via", row.getString("via"));
    var kind = row.getString("kind");
    if (kind != null) {
      values.put("fromPipelineId", row.getString("from_pipeline"));
      values.put("from", row.getString("from_stage"));
      values.put("to", row.getString("to_stage"));
      values.put("direction", row.getString("direction"));
      values.put("skipped", row.getString("skipped"));
      values.put("pipelineVersion", row.getString("pipeline_version"));
      values.put("reason", row.getString("reason"));
    }
    return new ShownColumns(kind, row.getString("type"), values);
  }

  /** The first field the event tells otherwise; null where there is none. */
  @Nullable String otherThan(JsonNode event) {
    var parts = type.split("\\.", -1);
    if (parts.length <= NAME || !Objects.equals(KINDS.get(parts[NAME]), kind)) {
      return "kind";
    }
    for (var shown : values.entrySet()) {
      var told = event.path(shown.getKey());
      var says = told.isNull() || told.isMissingNode() ? null : told.asString();
      if (!Objects.equals(says, shown.getValue())) {
        return shown.getKey();
      }
    }
    return null;
  }
}
