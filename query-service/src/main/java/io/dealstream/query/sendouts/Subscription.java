package io.dealstream.query.sendouts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealstream.query.reviews.Rhythm;
import io.dealstream.query.reviews.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be sent the reviews of a pipeline.
 *
 * @param number in the order in which they were made
 * @param lang of what people read, {@code en} or {@code pl}
 * @param email where it goes by e-mail; null where it goes to the address
 * @param keyPrint of the key its secret follows from; null where it goes by e-mail
 * @param nextFrom the first local day of the period that is sent next
 * @param nextAfter the first that is no longer in it: when it begins, that period is over
 */
record Subscription(
    String id,
    @JsonIgnore long number,
    String pipeline,
    Rhythm period,
    String segment,
    String lang,
    @Nullable String email,
    @Nullable String url,
    @JsonIgnore @Nullable String keyPrint,
    String createdBy,
    Instant createdAt,
    LocalDate nextFrom,
    @JsonIgnore LocalDate nextAfter) {

  /** The last local day of the period that is sent next. */
  public LocalDate getNextTo() {
    return nextAfter.minusDays(1);
  }

  Span next(ZoneId zone) {
    return new Span(nextFrom, nextAfter, zone);
  }

  static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
        row.getString("id"),
        row.getLong("number"),
        row.getString("pipeline_id"),
        Rhythm.valueOf(row.getString("period").toUpperCase(Locale.ROOT)),
        row.getString("segment"),
        row.getString("lang"),
        row.getString("email"),
        row.getString("url"),
        row.getString("key_print"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("next_first", LocalDate.class),
        row.getObject("next_after", LocalDate.class));
  }

  /** Not the addresses. */
  @Override
  public String toString() {
    return "Subscription[" + id + "]";
  }
}
