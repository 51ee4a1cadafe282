package io.dealstream.local.client;

import io.dealstream.local.data.DataFolder;
import io.dealstream.local.data.RunningCopy;
import io.dealstream.local.signin.Person;
import io.dealstream.local.signin.SigningKey;
import io.dealstream.local.terminal.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service of a running copy, called as somebody. */
public final class Api implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(30);
  private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final SigningKey key;
  private final String issuer;
  private final Person caller;
  private volatile Token token = new Token("", Instant.MIN);

  private record Token(String text, Instant until) {}

  public Api(String base, SigningKey key, String issuer, Person caller) {
    this.base = URI.create(base);
    this.key = key;
    this.issuer = issuer;
    this.caller = caller;
  }

  /** The command side of the copy on that folder. */
  public static Api commands(DataFolder data, Person caller) throws IOException {
    var ports = RunningCopy.ports(data);
    return new Api(ports.commandUrl(), SigningKey.of(data), ports.issuer(), caller);
  }

  /** The query side of the copy on that folder. */
  public static Api queries(DataFolder data, Person caller) throws IOException {
    var ports = RunningCopy.ports(data);
    return new Api(ports.queryUrl(), SigningKey.of(data), ports.issuer(), caller);
  }

  public URI at(String path) {
    return base.resolve(path);
  }

  public HttpClient http() {
    return http;
  }

  /** A request with the caller's token. */
  public HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + bearer());
  }

  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  public HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return send(request(address).timeout(Duration.ofSeconds(30)).build());
  }

  /** Sends a body of any size. */
  public HttpResponse<String> send(String method, URI address, String type, BodyPublisher body)
      throws IOException, InterruptedException {
    return send(request(address).header("Content-Type", type).method(method, body).build());
  }

  public HttpResponse<String> postJson(URI address, Object body)
      throws IOException, InterruptedException {
    var bytes = HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    return send("POST", address, "application/json", bytes);
  }

  /**
   * The answer's body.
   *
   * @throws Refusal where the service said no, with what it said
   */
  public static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new Refusal(problem(answer));
    }
    return JSON.readTree(answer.body());
  }

  /** What the service said against it, in one line. */
  public static String problem(HttpResponse<String> answer) {
    try {
      var problem = JSON.readTree(answer.body());
      var said = problem.path("detail").asString(problem.path("title").asString(""));
      if (!said.isBlank()) {
        return said + " (" + answer.statusCode() + ")";
      }
    } catch (JacksonException notJson) {
      return "the service answered " + answer.statusCode() + " without saying why";
    }
    return "the service answered " + answer.statusCode() + " without saying why";
  }

  public static Refusal notThere(ConnectException refused) {
    return new Refusal("the copy does not answer: start it with ./dealstream up", refused);
  }

  private String bearer() {
    var present = token;
    if (present.until.isBefore(Instant.now().plus(RENEW_BEFORE))) {
      var until = Instant.now().plus(TOKEN_LIFETIME);
      present = new Token(key.token(caller, issuer, TOKEN_LIFETIME), until);
      token = present;
    }
    return present.text;
  }

  @Override
  public void close() {
    http.close();
  }
}
