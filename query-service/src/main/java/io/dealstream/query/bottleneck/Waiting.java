package io.dealstream.query.bottleneck;

import io.dealstream.events.metric.Segment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How long deals have been in the stages they are open in. */
@Component
class Waiting {

  // greatest() passes over NULL: without the CASE a stage of no known median would wait for
  // nothing.
  private static final String BY_STAGE =
      """
      SELECT d.stage_id, count(*) AS deals,
        sum(CASE WHEN usual.millis IS NOT NULL THEN
          greatest(0, floor(extract(epoch FROM ?::timestamptz - d.stage_entered_at) * 1000) - usual.millis)
        END)::bigint AS beyond
      FROM deal d
      LEFT JOIN unnest(?::text[], ?::bigint[]) AS usual(stage_id, millis)
        ON usual.stage_id = d.stage_id
      WHERE d.pipeline_id = ? AND d.status = 'open'
      """;

  /**
   * @param deals open there
   * @param beyond milliseconds for which they have been there beyond what is usual, added up; null
   *     where that is not known
   */
  record InStage(long deals, @Nullable Long beyond) {

    static final InStage NOBODY = new InStage(0, 0L);
  }

  private final JdbcTemplate jdbc;

  Waiting(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * By stage; none of a stage in which no deal is open.
   *
   * @param usual milliseconds, by stage
   */
  Map<String, InStage> of(String pipeline, Segment segment, Map<String, Long> usual, Instant now) {
    var stages = List.copyOf(usual.keySet());
    var given = new ArrayList<Object>();
    given.add(now.atOffset(ZoneOffset.UTC));
    given.add(stages.toArray(String[]::new));
    given.add(stages.stream().map(usual::get).toArray(Long[]::new));
    given.add(pipeline);
    if (segment.value() != null) {
      given.add(segment.value());
    }
    var found = new HashMap<String, InStage>();
    jdbc.query(
        BY_STAGE + whose(segment) + " GROUP BY d.stage_id",
        row -> {
          found.put(
              row.getString("stage_id"),
              new InStage(row.getLong("deals"), row.getObject("beyond", Long.class)));
        },
        given.toArray());
    return found;
  }

  private static String whose(Segment segment) {
    return switch (segment.dimension()) {
      case "all" -> "";
      case "owner" -> " AND d.owner = ?";
      case "team" -> " AND d.team = ?";
      case "source" -> " AND d.source = ?";
      default -> throw new IllegalArgumentException("no segment: " + segment.dimension());
    };
  }
}
