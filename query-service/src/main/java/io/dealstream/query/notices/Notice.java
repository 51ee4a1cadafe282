package io.dealstream.query.notices;

import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.DealEvent.NoticeGiven;
import io.dealstream.query.deals.DealStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What somebody was told of a deal.
 *
 * @param pipelineId in which the deal was then
 * @param automationId the rule by which it was given
 * @param position among all events
 */
record Notice(
    String id,
    long position,
    Addressee to,
    String text,
    String dealId,
    String dealName,
    String pipelineId,
    String automationId,
    Instant occurredAt) {

  /** Empty for an event of another kind. */
  static Optional<Notice> of(DealStep step) {
    return step.event() instanceof NoticeGiven given
        ? Optional.of(
            new Notice(
                given.noticeId(),
                step.position(),
                given.to(),
                given.text(),
                given.dealId(),
                step.after().label().name(),
                given.pipelineId(),
                given.automationId(),
                given.occurredAt()))
        : Optional.empty();
  }

  static Notice read(ResultSet row) throws SQLException {
    return new Notice(
        row.getString("id"),
        row.getLong("position"),
        new Addressee(
            Addressee.Kind.of(row.getString("to_kind")).orElseThrow(), row.getString("to_id")),
        row.getString("text"),
        row.getString("deal_id"),
        row.getString("deal_name"),
        row.getString("pipeline_id"),
        row.getString("automation_id"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
