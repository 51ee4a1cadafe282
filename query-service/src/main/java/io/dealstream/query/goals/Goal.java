package io.dealstream.query.goals;

import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.metric.Segment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A goal in one of its versions.
 *
 * @param version from 0
 * @param number its place in lists, which never changes: the position of its first event
 */
record Goal(String id, long version, GoalDefinition definition, long number) {

  static Goal read(ResultSet row) throws SQLException {
    var definition =
        new GoalDefinition(
            row.getString("metric"),
            row.getBigDecimal("target"),
            row.getString("period"),
            row.getString("pipeline_id"),
            row.getString("team"),
            row.getString("owner"),
            row.getString("figure"),
            row.getString("item"));
    return new Goal(row.getString("id"), row.getLong("version"), definition, row.getLong("number"));
  }

  /** Whose figures it is held against: a person's before those of the person's team. */
  Segment segment() {
    if (definition.owner() != null) {
      return Segment.owner(definition.owner());
    }
    return definition.team() == null ? Segment.ALL : Segment.team(definition.team());
  }

  BigDecimal target() {
    return definition.target();
  }

  @Nullable String item() {
    return definition.item();
  }
}
