package io.dealstream.query.deals;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The owners, teams and sources that deals of a pipeline have now, each name once, in order. */
@Component
class Segments {

  // From name to name along the index, however many deals have each.
  private static final String OF_PIPELINE =
      """
      WITH RECURSIVE one AS (
        SELECT min(%1$s) AS name FROM deal
        UNION ALL
        SELECT (SELECT min(%1$s) FROM deal WHERE %1$s > one.name)
        FROM one WHERE name IS NOT NULL
      )
      SELECT name FROM one
      WHERE EXISTS (
        SELECT FROM deal
        WHERE deal.%1$s = one.name AND pipeline_id = ? AND status NOT IN ('merged', 'deleted'))
      ORDER BY name
      """;

  private final JdbcClient jdbc;

  Segments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<String> owners(String pipeline) {
    return names("owner", pipeline);
  }

  List<String> teams(String pipeline) {
    return names("team", pipeline);
  }

  List<String> sources(String pipeline) {
    return names("source", pipeline);
  }

  private List<String> names(String column, String pipeline) {
    return jdbc.sql(OF_PIPELINE.formatted(column)).param(pipeline).query(String.class).list();
  }
}
