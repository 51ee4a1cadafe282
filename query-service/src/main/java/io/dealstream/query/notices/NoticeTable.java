package io.dealstream.query.notices;

import io.dealstream.events.deal.Addressee;
import io.dealstream.query.deals.DealFollower;
import io.dealstream.query.deals.DealStep;
import io.dealstream.query.paging.Cursor;
import io.dealstream.query.paging.Limit;
import io.dealstream.query.store.RowWriter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The notices as rows. */
@Component
class NoticeTable implements DealFollower {

  private static final RowWriter<Notice> WRITER =
      RowWriter.<Notice>into("notice")
          .column("position", "bigint", Notice::position)
          .column("id", "text", Notice::id)
          .column("to_kind", "text", n -> n.to().kind().word())
          .column("to_id", "text", n -> n.to().id())
          .column("text", "text", Notice::text)
          .column("deal_id", "text", Notice::dealId)
          .column("deal_name", "text", Notice::dealName)
          .column("pipeline_id", "text", Notice::pipelineId)
          .column("automation_id", "text", Notice::automationId)
          .column("occurred_at", "timestamptz", Notice::occurredAt)
          .adding();

  // Of each addressee as many as the page holds, each along the index.
  private static final String NEWEST =
      """
      SELECT newest.* FROM unnest(?::text[], ?::text[]) AS addressee (kind, id)
      CROSS JOIN LATERAL (
        SELECT * FROM notice
        WHERE to_kind = addressee.kind AND to_id = addressee.id AND position < ?
        ORDER BY position DESC LIMIT ?) AS newest
      ORDER BY position DESC LIMIT ?
      """;

  private final JdbcTemplate jdbc;

  NoticeTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String readModel() {
    return "notices";
  }

  @Override
  public void follow(List<DealStep> steps) {
    WRITER.write(jdbc, steps.stream().map(Notice::of).flatMap(Optional::stream).toList());
  }

  /**
   * To any of them, the newest first.
   *
   * @return one more than the limit, where there is one
   */
  List<Notice> to(List<Addressee> addressees, Cursor cursor, Limit limit) {
    return jdbc.query(
        NEWEST,
        (row, _) -> Notice.read(row),
        addressees.stream().map(a -> a.kind().word()).toArray(String[]::new),
        addressees.stream().map(Addressee::id).toArray(String[]::new),
        cursor.below(),
        limit.andOneMore(),
        limit.andOneMore());
  }
}
