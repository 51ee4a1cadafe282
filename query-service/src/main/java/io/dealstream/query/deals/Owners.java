package io.dealstream.query.deals;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who looks after deals. */
@Component
public class Owners {

  // All deals are looked at once, and only owners are put in order.
  private static final String TEAMS =
      """
      SELECT DISTINCT ON (owner) owner, team FROM (
        SELECT owner, team, max(position) AS changed FROM deal
        WHERE pipeline_id = ? GROUP BY owner, team
      ) AS held
      ORDER BY owner, changed DESC
      """;

  private final JdbcClient jdbc;

  Owners(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
