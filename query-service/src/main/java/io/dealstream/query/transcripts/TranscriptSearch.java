package io.dealstream.query.transcripts;

import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds texts by their words. What the activity was is looked up for what is found alone. */
@Component
class TranscriptSearch {

  private static final String FIND =
      """
      WITH found AS MATERIALIZED (
        SELECT t.number, t.deal_id, t.activity_id, t.text, t.link,
          d.name AS deal_name, d.pipeline_id
        FROM transcript t LEFT JOIN deal d ON d.id = t.deal_id
        WHERE t.sought @@ transcript_query(?) AND t.number < ?
          AND (?::text IS NULL OR d.pipeline_id = ?) AND (?::text IS NULL OR t.deal_id = ?)
        ORDER BY t.number DESC LIMIT ?)
      SELECT found.number, found.deal_id, found.deal_name, found.activity_id, found.pipeline_id,
        found.link,
        told.type, told.title, told.happened_at::timestamptz AS happened_at, told.done_by,
        ts_headline('simple', coalesce(found.text, found.link), transcript_query(?), ?) AS excerpt
      FROM found LEFT JOIN LATERAL (
        SELECT max(h.data ->> 'type') AS type, max(h.data ->> 'title') AS title,
          max(h.data ->> 'happenedAt') AS happened_at,
          max(h.data ->> 'by') FILTER (WHERE h.data ->> 'happenedAt' IS NOT NULL) AS done_by
        FROM deal_history h
        WHERE h.deal_id = found.deal_id AND h.type LIKE 'io.dealstream.deal.activity-%'
          AND h.data ->> 'activityId' = found.activity_id) AS told ON true
      ORDER BY found.number DESC""";

  private final JdbcTemplate jdbc;

  TranscriptSearch(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param number of its row: a list runs from the highest to the lowest
   */
  record Numbered(long number, FoundTranscript found) {}

  /**
   * @param q words, each of which stands in the text, or begins one that does
   * @return one more than the limit, where there is one
   */
  List<Numbered> find(
      String q, @Nullable String pipeline, @Nullable String deal, Cursor cursor, Limit limit) {
    return jdbc.query(
        FIND,
        (row, _) -> new Numbered(row.getLong("number"), found(row)),
        q,
        cursor.below(),
        pipeline,
        pipeline,
        deal,
        deal,
        limit.andOneMore(),
        q,
        Excerpt.OPTIONS);
  }

  private static FoundTranscript found(ResultSet row) throws SQLException {
    var happenedAt = row.getObject("happened_at", OffsetDateTime.class);
    return new FoundTranscript(
        row.getString("deal_id"),
        row.getString("deal_name"),
        row.getString("activity_id"),
        row.getString("pipeline_id"),
        row.getString("type"),
        row.getString("title"),
        happenedAt == null ? null : happenedAt.toInstant(),
        row.getString("done_by"),
        Excerpt.html(row.getString("excerpt")),
        row.getString("link"));
  }
}
