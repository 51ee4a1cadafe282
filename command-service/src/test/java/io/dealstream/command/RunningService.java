package io.dealstream.command;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, called over HTTP with signed tokens. */
public final class RunningService implements AutoCloseable {

  /** Nobody listens there: commands are answered whether or not events can be published. */
  private static final String NO_BROKER = "127.0.0.1:9";

  private final TestDatabase database;
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningService(TestDatabase database, List<Class<?>> more, String... settings) {
    this.database = database;
    var usual =
        Stream.of(
            "--server.port=0",
            "--dealstream.issuer=" + TestIssuer.shared().url(),
            "--dealstream.kafka.bootstrap-servers=" + NO_BROKER,
            "--logging.level.org.apache.kafka=OFF",
            "--dealstream.sequencer.password=" + database.password("command_sequencer"),
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.hikari.minimum-idle=1",
            "--spring.datasource.password=" + database.password("command_app"),
            "--spring.flyway.password=" + database.password("command_owner"));
    this.context =
        new SpringApplicationBuilder(CommandService.class)
            .sources(more.toArray(Class<?>[]::new))
            .run(Stream.concat(usual, Stream.of(settings)).toArray(String[]::new));
  }

  /**
   * @param settings as on the command line
   */
  public static RunningService onNewDatabase(String... settings) {
    return new RunningService(
        TestServers.commandDatabase("classpath:db/command"), List.of(), settings);
  }

  /** With a further bean, on an empty database that it migrates by itself. */
  public static RunningService with(Class<?> bean) {
    return new RunningService(TestServers.commandDatabase(), List.of(bean));
  }

  /** On one that is there, whatever build it is of. */
  public static RunningService on(TestDatabase database) {
    return new RunningService(database, List.of());
  }

  /** Another instance on the same database. */
  public RunningService another() {
    return new RunningService(database, List.of());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  /** The tables as their owner sees them. */
  public JdbcClient tables() {
    return JdbcClient.create(database.as("command_owner"));
  }

  /** Connections as the service itself has them. */
  public DataSource appDataSource() {
    return database.as("command_app");
  }

  /** Connections as another role has them. */
  public DataSource as(String role) {
    return database.as(role);
  }

  /** Waits until some writer of this database waits for another one's transaction. */
  public void awaitBlockedWriter() {
    awaitBlockedWriters(1);
  }

  public void awaitBlockedWriters(int writers) {
    var blocked = tables().sql("SELECT count(*) FROM pg_locks WHERE NOT granted");
    await(writers + " writers to wait").until(() -> blocked.query(Long.class).single() >= writers);
  }

  /** Lets nobody store an event until it is closed. */
  public Connection holdWritersBack() throws SQLException {
    var connection = database.as("command_owner").getConnection();
    connection.setAutoCommit(false);
    try (var lock = connection.createStatement()) {
      lock.execute("LOCK TABLE event IN SHARE MODE");
    }
    return connection;
  }

  public long storedEvents() {
    return tables().sql("SELECT count(*) FROM event").query(Long.class).single();
  }

  public record Reply(int status, Map<String, String> headers, String body) {

    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    public String id() {
      return json().at("/id").asString();
    }

    public String etag() {
      return headers.get("etag");
    }

    /** That it is a problem which names field and rule. */
    public void isProblem(int expectedStatus, String rule, String field) {
      assertThat(status).as(body).isEqualTo(expectedStatus);
      assertThat(headers.get("content-type")).startsWith("application/problem+json");
      assertThat(json().at("/type").asString()).isEqualTo("/problems/" + rule);
      assertThat(json().at("/rule").asString()).isEqualTo(rule);
      assertThat(json().at("/field").asString(null)).isEqualTo(field);
    }

    public Reply isOk(int expectedStatus) {
      assertThat(status).as(body).isEqualTo(expectedStatus);
      return this;
    }
  }

  public Reply post(String token, String path, String body, String... headers) {
    return send("POST", token, path, body, headers);
  }

  public Reply put(String token, String path, String body, String... headers) {
    return send("PUT", token, path, body, headers);
  }

  public Reply delete(String token, String path, String... headers) {
    return send("DELETE", token, path, "", headers);
  }

  public Reply get(String token, String path) {
    return send("GET", token, path, "");
  }

  private Reply send(String method, String token, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    for (var i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return reply(request.build());
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  private Reply reply(HttpRequest request) {
    try {
      return reply(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Reply reply(HttpResponse<String> answer) {
    var headers = new HashMap<String, String>();
    answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Reply(answer.statusCode(), headers, answer.body());
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
