package io.dealstream.bench.projection;

import io.dealstream.events.topic.Topics;
import io.dealstream.query.QueryService;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestIssuer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole query side as it runs, from the topics into a database. */
final class Projected implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOKS = Duration.ofMillis(10);

  private static final String READ =
      "SELECT coalesce(sum(next_offset), 0) FROM consumer_offset WHERE topic = '"
          + Topics.DEAL_EVENTS.name()
          + "'";

  private static final String ASK = "INSERT INTO rebuild (model, asked_by) VALUES ('%s', 'bench')";

  /** Milliseconds from the first record to the switch; 0 until then, -1 where it failed. */
  private static final String TOOK =
      """
      SELECT CASE WHEN state IN ('failed', 'stopped') THEN -1
        ELSE coalesce(extract(epoch FROM ended_at - begun_at) * 1000, 0) END
      FROM rebuild WHERE model = '%s' ORDER BY number DESC LIMIT 1
      """;

  @FunctionalInterface
  private interface Look {
    long now() throws SQLException;
  }

  private final Connection looking;
  private final ConfigurableApplicationContext service;

  Projected(TestDatabase database, String kafka) throws SQLException {
    this.looking = database.as("query_app").getConnection();
    this.service =
        new SpringApplicationBuilder(QueryService.class)
            .registerShutdownHook(false) // the servers it needs end at the same time
            .run(
                "--server.port=0",
                "--logging.level.root=ERROR",
                "--logging.level.org.apache.kafka=OFF",
                "--logging.level.io.zonky=OFF",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.password=" + database.password("query_app"),
                "--spring.flyway.password=" + database.password("query_owner"),
                "--dealstream.kafka.bootstrap-servers=" + kafka,
                "--dealstream.issuer=" + TestIssuer.shared().url(),
                "--dealstream.command-url=http://127.0.0.1:9",
                "--dealstream.group=" + database.url().replaceAll(".*/", ""),
                "--dealstream.instance-id=bench");
  }

  /**
   * Timed from the first commit to the last: what comes before is a service that starts.
   *
   * @param events that are on the topics
   * @return without its rows
   */
  Pass takeIn(long events) throws SQLException {
    var first = await(1, this::read);
    var watch = new Stopwatch(looking);
    await(events, this::read);
    return watch.stop(0, events - first);
  }

  private long read() throws SQLException {
    return number(READ);
  }

  /**
   * From its first record until it has taken the live one's place, indexes included.
   *
   * @param model or a feed
   * @param rows that this comes to
   */
  Pass rebuild(String model, long rows, long events) throws SQLException {
    try (var statement = looking.createStatement()) {
      statement.execute(ASK.formatted(model));
    }
    var watch = new Stopwatch(looking);
    var millis = await(1, () -> number(TOOK.formatted(model)));
    return watch.stop(rows, events).in(millis / 1e3);
  }

  private static long await(long atLeast, Look look) throws SQLException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    for (var seen = look.now(); ; seen = look.now()) {
      if (seen >= atLeast) {
        return seen;
      }
      if (seen < 0 || System.nanoTime() > end) {
        throw new IllegalStateException("it came to %,d, and not %,d".formatted(seen, atLeast));
      }
      LockSupport.parkNanos(LOOKS.toNanos());
    }
  }

  private long number(String sql) throws SQLException {
    try (var statement = looking.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    service.close();
    looking.close();
  }
}
