package io.dealstream.query.deals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who looks after deals. */
@Component
public class Owners {

  // From owner to owner along the index, however many deals each has.
  private static final String OF_PIPELINE =
      """
      WITH RECURSIVE someone AS (
        SELECT min(owner) AS owner FROM deal
        UNION ALL
        SELECT (SELECT min(owner) FROM deal WHERE owner > someone.owner)
        FROM someone WHERE owner IS NOT NULL
      )
      SELECT owner FROM someone
      WHERE EXISTS (
        SELECT FROM deal
        WHERE deal.owner = someone.owner AND pipeline_id = ? AND status NOT IN ('merged', 'deleted'))
      ORDER BY owner
      """;

  private static final String TEAMS =
      """
      SELECT DISTINCT ON (owner) owner, team FROM deal
      WHERE pipeline_id = ? ORDER BY owner, position DESC
      """;

  private final JdbcClient jdbc;

  Owners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who has deals of a pipeline now, decided ones included. */
  List<String> in(String pipeline) {
    return jdbc.sql(OF_PIPELINE).param(pipeline).query(String.class).list();
  }

  /** The team of each owner who has one, by that one of the owner's deals that changed last. */
  public Map<String, String> teamsIn(String pipeline) {
    var teams = new HashMap<String, String>();
    jdbc.sql(TEAMS)
        .param(pipeline)
        .query(
            row -> {
              var team = row.getString("team");
              if (team != null) {
                teams.put(row.getString("owner"), team);
              }
            });
    return teams;
  }
}
