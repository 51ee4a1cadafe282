package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.servers.Passwords;
import io.dealstream.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * A copy of Dealstream started by its own command, on ports and data of its own. The tests of one
 * JVM share one, but for those that ask for another environment.
 */
public final class LocalStack implements RunningStack, AutoCloseable {

  private static final Path HOME =
      Path.of(System.getProperty("dealstream.home", "..")).toAbsolutePath().normalize();

  private final Path data;
  private final int base;
  private final DealstreamCommand dealstream;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  private LocalStack(Path data, int base, Map<String, String> environment) {
    this.data = data;
    this.base = base;
    this.dealstream = new DealstreamCommand(HOME, data, environment);
  }

  private static final class Shared {
    static final LocalStack STACK = sharedOne();

    private static LocalStack sharedOne() {
      var stack = startedWith(Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      return stack;
    }
  }

  public static LocalStack shared() {
    return Shared.STACK;
  }

  /**
   * One of the caller's own, to be closed: it takes half a minute to start.
   *
   * @param environment on top of this process's own
   */
  static LocalStack startedWith(Map<String, String> environment) {
    try {
      var data = Files.createTempDirectory("dealstream-system-");
      var stack = new LocalStack(data, Ports.free(9), environment);
      stack.up();
      return stack;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void up() {
    try {
      run("up", "--detach", "--empty", "--ports", Integer.toString(base));
    } catch (AssertionError notUp) {
      tryTo("down");
      throw notUp;
    }
  }

  @Override
  public URI command() {
    return at(base);
  }

  @Override
  public URI query() {
    return at(base + 1);
  }

  @Override
  public URI signIn() {
    return at(base + 8);
  }

  Path data() {
    return data;
  }

  /** A database of this copy, as its superuser. */
  Connection superuser(String database) throws SQLException {
    var passwords = Passwords.keptIn(data.resolve("passwords.properties"));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/" + database,
        "postgres",
        passwords.of("postgres"));
  }

  int postgresPort() {
    return base + 3;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + (base + 4);
  }

  @Override
  public String token(String role) {
    return tokens.computeIfAbsent(role, r -> run("token", "--role", r).strip());
  }

  /** The password of one of the sample people, as their file tells it to people. */
  public String password(String person) throws IOException {
    try (var lines = Files.lines(data.resolve("sign-in.txt"))) {
      return lines
          .map(line -> line.split("\\s+"))
          .filter(words -> words[0].equals(person))
          .map(words -> words[1])
          .findFirst()
          .orElseThrow();
    }
  }

  /** A process of that part that is dead. */
  public record Killed(Part part, long pid) {}

  /** SIGKILL to the part's real process, however it is. */
  public Killed kill(Part part) {
    var pid = stateOf(part).get("pid").longValue();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    return new Killed(part, pid);
  }

  /** Comes back once another process runs in its place. */
  public void awaitSuccessor(Killed killed) {
    await(killed.part + " to be started again")
        .atMost(Duration.ofMinutes(4))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(pidOf(killed.part)).isNotEqualTo(killed.pid));
  }

  /** Waits until every part says it is ready. */
  public void awaitReady() {
    await()
        .atMost(Duration.ofMinutes(4))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(copy().get("parts").valueStream())
                    .allSatisfy(
                        p -> assertThat(p.get("condition").stringValue()).isEqualTo("READY")));
  }

  /** Of the process that is ready; fails while none is. */
  long pidOf(Part part) {
    var state = stateOf(part);
    assertThat(state.get("condition").stringValue()).isEqualTo("READY");
    return state.get("pid").longValue();
  }

  private JsonNode stateOf(Part part) {
    return copy()
        .get("parts")
        .valueStream()
        .filter(p -> p.get("name").stringValue().equals(part.toString()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode copy() {
    return Api.JSON.readTree(data.resolve("run/copy.json").toFile());
  }

  /** One more command-service on the same event store and broker. */
  SecondCommandService startSecondCommandService() throws Exception {
    return SecondCommandService.start(this, HOME);
  }

  /** Runs a command of {@code dealstream} to its end, a good one. @return what it printed */
  String run(String... arguments) {
    var ended = tryTo(arguments);
    assertThat(ended.code())
        .as(() -> String.join(" ", arguments) + "\n" + ended.printed() + ended.errors())
        .isZero();
    return ended.printed();
  }

  /** Runs a command of {@code dealstream} to its end, whichever that is. */
  DealstreamCommand.Ended tryTo(String... arguments) {
    return dealstream.run(arguments);
  }

  /** Stops it, and deletes its data. */
  @Override
  public void close() {
    run("down");
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      System.err.println(data + " could not be tidied away: " + failed);
    }
  }

  private static URI at(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
