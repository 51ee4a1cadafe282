package io.dealstream.query.deals;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OwnerController {

  record Answer(List<String> items) {}

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

  private final JdbcClient jdbc;

  OwnerController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who looks after deals of a pipeline now, decided ones included. */
  @GetMapping("/api/owners")
  Answer owners(@RequestParam String pipeline) {
    return new Answer(jdbc.sql(OF_PIPELINE).param(pipeline).query(String.class).list());
  }
}
