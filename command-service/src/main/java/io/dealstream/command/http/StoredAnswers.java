package io.dealstream.command.http;

import io.dealstream.command.store.SideRow;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The answers to commands with a key, for as long as they are kept. */
final class StoredAnswers {

  private static final Duration PROMISED = Duration.ofHours(24);
  private static final int AT_ONCE = 1_000;

  private final JdbcClient database;
  private final Duration keep;

  /**
   * @param keep at least a day, which is what callers are promised
   */
  StoredAnswers(JdbcClient database, Duration keep) {
    if (keep.compareTo(PROMISED) < 0) {
      throw new IllegalArgumentException("answers are kept for a day at least, not for " + keep);
    }
    this.database = database;
    this.keep = keep;
  }

  /**
   * @param bodyHash of the request it was the answer to
   */
  record To(byte[] bodyHash, StoredAnswer answer) {}

  /** Another instance has stored an answer under this key meanwhile. */
  static final class KeyTaken extends RuntimeException {

    KeyTaken() {
      super("the key was used at the same time", null, false, false);
    }
  }

  Optional<To> find(RequestKey key) {
    return database
        .sql(
            """
            SELECT body_hash, status, etag, location, content_type, body
            FROM idempotent_answer WHERE key = ?\
            """)
        .param(key.bytes())
        .query(
            (row, _) ->
                new To(
                    row.getBytes(1),
                    new StoredAnswer(
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBytes(6))))
        .optional();
  }

  static SideRow row(RequestKey key, To to) {
    return SideRow.exactly(
        1,
        KeyTaken::new,
        """
        INSERT INTO idempotent_answer
          (key, body_hash, status, etag, location, content_type, body)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """,
        key.bytes(),
        to.bodyHash(),
        to.answer().status(),
        to.answer().etag(),
        to.answer().location(),
        to.answer().contentType(),
        to.answer().body());
  }

  /** A part at a time: the service must not stand still for it, nor hold a long transaction. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
  void dropOld() {
    int dropped;
    do {
      dropped = dropSome();
    } while (dropped == AT_ONCE);
  }

  int dropSome() {
    return database
        .sql(
            """
            DELETE FROM idempotent_answer WHERE ctid = ANY (ARRAY(
              SELECT ctid FROM idempotent_answer
              WHERE stored_at < now() - make_interval(secs => ?) ORDER BY stored_at LIMIT ?))\
            """)
        .param(keep.toSeconds())
        .param(AT_ONCE)
        .update();
  }
}
