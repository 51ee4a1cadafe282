package io.dealstream.query.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.EventJson;
import io.dealstream.query.intake.Sequencing.Refused;
import io.dealstream.query.store.RowWriter;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what could not be applied, whole and with why, and raises the alarm. {@link Replaying}
 * offers it again.
 */
@Component
public class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final JdbcTemplate jdbc;
  private final RowWriter<Refused> writer;

  DeadLetters(JdbcTemplate jdbc, IntakeSettings settings) {
    this.jdbc = jdbc;
    this.writer =
        RowWriter.<Refused>into("dead_letter")
            .key("generation", "integer", _ -> settings.generation())
            .key("topic", "text", r -> r.record().topic())
            .key("partition", "integer", r -> r.record().partition())
            .key("record_offset", "bigint", r -> r.record().offset())
            .column("key", "text", r -> storable(r.record().key()))
            .column("value", "bytea", r -> r.record().value())
            .column("headers", "json", r -> headersOf(r.record()))
            .column("why", "text", r -> storable(r.why()))
            // Only where one is offered again: it still cannot be taken, and goes on waiting.
            .onConflict("DO UPDATE SET still = excluded.why, settled_at = NULL");
  }

  /** Within the transaction that moves the offsets beyond it. */
  public void keep(ConsumerRecord<String, byte[]> record, String why) {
    keep(List.of(new Refused(record, why)));
  }

  void keep(List<Refused> refused) {
    if (refused.isEmpty()) {
      return;
    }
    writer.write(jdbc, refused);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            refused.forEach(DeadLetters::alarm);
          }
        });
  }

  // The value stays out of the log: nobody has looked yet at what is in it.
  private static void alarm(Refused r) {
    LOG.error(
        "{}-{}@{} (key {}) was set aside: {}",
        r.record().topic(),
        r.record().partition(),
        r.record().offset(),
        r.record().key(),
        r.why());
  }

  private static String headersOf(ConsumerRecord<String, byte[]> record) {
    var headers = new LinkedHashMap<String, String>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), h.value() == null ? "" : new String(h.value(), UTF_8)));
    return EventJson.MAPPER.writeValueAsString(headers);
  }

  /** PostgreSQL's text has no place for NUL. */
  static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
