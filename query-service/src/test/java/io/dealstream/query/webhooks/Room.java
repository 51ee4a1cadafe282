package io.dealstream.query.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.dealstream.background.WakeUp;
import io.dealstream.events.DomainEvent;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.audit.Chain;
import io.dealstream.events.audit.Chain.Link;
import io.dealstream.events.audit.Envelope;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.intake.Recorded;
import io.dealstream.query.support.StandingClock;
import io.dealstream.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The room's parts on a real PostgreSQL, with a clock that goes as it is told to. */
final class Room implements AutoCloseable {

  static final String KEY = "a key that only tests sign with, long enough";
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  final StandingClock clock = new StandingClock(START);
  final WebhookSettings settings = settings(Duration.ofSeconds(10), true);
  final JdbcTemplate jdbc;
  final WebhookTable table;
  final Lanes lanes;
  final Replay replay;
  final DeliveryLog log;
  private final HikariDataSource pool = new HikariDataSource();
  private final TransactionTemplate transaction;
  private final Queueing queueing;
  private final Map<String, Long> sequences = new HashMap<>();
  private long position;

  Room() {
    var database = TestServers.queryDatabase("classpath:db/query");
    pool.setDataSource(database.as("query_app"));
    pool.setMaximumPoolSize(8);
    var transactions = new JdbcTransactionManager(pool);
    var client = JdbcClient.create(pool);
    jdbc = new JdbcTemplate(pool);
    transaction = new TransactionTemplate(transactions);
    table = new WebhookTable(client);
    lanes = new Lanes(client, transactions);
    log = new DeliveryLog(client);
    replay = new Replay(client, transactions, new WakeUp(), clock);
    queueing = new Queueing(jdbc, table, new WakeUp(), clock);
  }

  static WebhookSettings settings(String key) {
    return settings(key, Duration.ofSeconds(10), true);
  }

  static WebhookSettings settings(Duration timeout, boolean everywhere) {
    return settings(KEY, timeout, everywhere);
  }

  private static WebhookSettings settings(String key, Duration timeout, boolean everywhere) {
    return new WebhookSettings(
        key,
        everywhere,
        everywhere,
        Duration.ofDays(3),
        Duration.ofSeconds(5),
        Duration.ofHours(1),
        timeout,
        Duration.ofMinutes(1),
        16,
        4,
        1 << 20,
        Duration.ofDays(30));
  }

  Webhook webhook(String id, String pipeline, String... events) {
    var print = new Secrets(settings).print();
    table.add(
        new Webhook(
            id,
            0,
            "https://example.com/" + id,
            List.of(events),
            pipeline,
            print,
            "ada",
            clock.instant()));
    return table.find(id).orElseThrow();
  }

  Attempt attempt(Courier courier, Random random) {
    return new Attempt(lanes, courier, new Secrets(settings), settings, clock, random);
  }

  /** As the intake takes them in: kept and queued in one transaction. */
  List<Envelope> takeIn(List<? extends DomainEvent> events) {
    var recorded = events.stream().map(this::recorded).toList();
    transaction.executeWithoutResult(
        _ -> {
          recorded.forEach(this::keep);
          queueing.apply(recorded);
        });
    return recorded.stream().map(Recorded::envelope).toList();
  }

  /** The same, with something that is done before that transaction commits. */
  <T> T takeIn(List<? extends DomainEvent> events, Supplier<T> before) {
    var recorded = events.stream().map(this::recorded).toList();
    return transaction.execute(
        _ -> {
          recorded.forEach(this::keep);
          queueing.apply(recorded);
          return before.get();
        });
  }

  boolean somebodyWaitsForALock() {
    return new JdbcTemplate(pool.getDataSource())
            .queryForObject("SELECT count(*) FROM pg_locks WHERE NOT granted", Long.class)
        > 0;
  }

  private Recorded recorded(DomainEvent event) {
    var type = EventNames.nameOf(event.getClass());
    var value = EventJson.MAPPER.writeValueAsBytes(event);
    var lane = Lane.nameOf(type, event.subject());
    var at = event.occurredAt().toString();
    position++;
    var link =
        new Link(
            event.subject(),
            sequences.merge(lane, 0L, (n, _) -> n + 1),
            "event-" + position,
            type,
            at,
            at,
            "anna",
            "correlation-" + position,
            "command-" + position,
            value);
    var envelope = Envelope.of(link, position, Chain.start(), Chain.start());
    return new Recorded(envelope, event, value, 0);
  }

  private void keep(Recorded recorded) {
    var e = recorded.envelope();
    var data = new String(recorded.value(), UTF_8);
    if (recorded.event() instanceof DealEvent event) {
      var from = event instanceof DealEvent.HandedOff h ? h.fromPipelineId() : null;
      jdbc.update(
          """
          INSERT INTO deal_history (position, deal_id, sequence, event_id, type, occurred_at,
            recorded_at, actor, command_id, correlation_id, chain, deal_chain, data, pipeline_id,
            from_pipeline)
          VALUES (?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)\
          """,
          e.position(),
          e.subject(),
          e.sequence(),
          e.id(),
          e.type(),
          e.time(),
          e.recordedTime(),
          e.actor(),
          e.causationId(),
          e.correlationId(),
          e.chain(),
          e.dealChain(),
          data,
          event.pipelineId(),
          from);
    } else {
      jdbc.update(
          """
          INSERT INTO other_event (position, kind, key, sequence, event_id, type, recorded_at, actor,
            command_id, correlation_id, chain, aggregate_chain, data)
          VALUES (?, split_part(?, '.', 3), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json)\
          """,
          e.position(),
          e.type(),
          e.subject(),
          e.sequence(),
          e.id(),
          e.type(),
          e.recordedTime(),
          e.actor(),
          e.causationId(),
          e.correlationId(),
          e.chain(),
          e.dealChain(),
          data);
    }
  }

  /** Makes attempts until nothing is left to be sent now, or later either. */
  void drain(Attempt attempt) {
    while (jdbc.queryForObject("SELECT count(*) FROM webhook_lane", Long.class) > 0) {
      for (var webhook : lanes.due(clock.instant())) {
        lanes
            .lease(webhook, 100, clock.instant(), settings.lease())
            .forEach(lease -> attempt.make(lease, () -> false));
      }
      clock.forward(Duration.ofMinutes(2));
    }
  }

  List<Long> positions(String webhook, String state) {
    return jdbc.queryForList(
        "SELECT position FROM webhook_delivery WHERE webhook_id = ? AND state = ? ORDER BY"
            + " position",
        Long.class,
        webhook,
        state);
  }

  /** Each once, as it came first. */
  static <T> List<T> withoutDoubles(List<T> all) {
    return new ArrayList<>(new java.util.LinkedHashSet<>(all));
  }

  @Override
  public void close() {
    pool.close();
  }
}
