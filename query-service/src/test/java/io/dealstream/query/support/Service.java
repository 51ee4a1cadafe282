package io.dealstream.query.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.QueryService;
import io.dealstream.testing.TestDatabase;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, on a real PostgreSQL and a real broker, met over HTTP. */
public final class Service implements AutoCloseable {

  public static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public record Answer(int status, java.net.http.HttpHeaders headers, String text) {

    public JsonNode json() {
      return JSON.readTree(text);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse(null);
    }
  }

  private final ConfigurableApplicationContext context;
  private final TestDatabase database;

  private Service(ConfigurableApplicationContext context, TestDatabase database) {
    this.context = context;
    this.database = database;
  }

  /**
   * One for all tests that mind only what they have published themselves. It ends with this JVM.
   */
  public static Service shared() {
    return Shared.SERVICE;
  }

  private static final class Shared {
    /** When a reader is let go has its own test: here none is, however slow the machine is. */
    static final Service SERVICE = start("--server.tomcat.connection-timeout=4m");
  }

  public static Service start(String... settings) {
    return start(TestServers.queryDatabase("classpath:db/query"), List.of(), settings);
  }

  public static Service start(TestDatabase database, List<Class<?>> parts, String... settings) {
    var all = new LinkedHashMap<String, String>();
    all.put("server.port", "0");
    all.put("spring.datasource.url", database.url());
    all.put("spring.datasource.password", database.password("query_app"));
    all.put("spring.datasource.hikari.minimum-idle", "1");
    all.put("spring.flyway.password", database.password("query_owner"));
    all.put("dealstream.kafka.bootstrap-servers", TestServers.kafka());
    all.put("dealstream.issuer", TestIssuer.shared().url());
    all.put("dealstream.command-url", "http://127.0.0.1:9080");
    all.put("dealstream.group", database.url().replaceAll(".*/", ""));
    all.put("dealstream.instance-id", "one");
    for (var setting : settings) {
      var name = setting.substring("--".length(), setting.indexOf('='));
      all.put(name, setting.substring(setting.indexOf('=') + 1));
    }
    var sources =
        Stream.concat(Stream.of(QueryService.class), parts.stream()).toArray(Class<?>[]::new);
    var context =
        new SpringApplicationBuilder(sources)
            .registerShutdownHook(false) // the servers it needs end at the same time
            .run(all.entrySet().stream().map(e -> "--" + e).toArray(String[]::new));
    return new Service(context, database);
  }

  /** Once it has read all that was there when it started. */
  public Service caughtUp() {
    Eventually.eventually(
        () -> assertThat(getAs(null, "/actuator/health/readiness").status()).isEqualTo(200));
    return this;
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  public TestDatabase database() {
    return database;
  }

  public URI uri(String path) {
    var port = context.getEnvironment().getProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public Answer get(String path, String... headers) {
    return getAs(TestIssuer.shared().rep("rita"), path, headers);
  }

  public Answer getAs(String token, String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
  }
}
