package io.dealstream.testing;

import java.nio.file.Path;
import java.util.List;

/**
 * Where tests get real servers from. Each JVM starts one PostgreSQL and one broker, when the first
 * test asks, and ends them with itself. {@code -Dstack=testcontainers} runs the same tests on
 * containers.
 */
public final class TestServers {

  private TestServers() {}

  private static final String[] COMMAND = {"command_app", "command_sequencer"};

  /** An empty database that {@code command_owner} owns, to be migrated by the test. */
  public static TestDatabase commandDatabase() {
    return Postgres.SHARED.empty("command_owner", COMMAND);
  }

  /**
   * One that is migrated already.
   *
   * @param migrations where they are, as {@code classpath:db/command}
   */
  public static TestDatabase commandDatabase(String... migrations) {
    return Postgres.SHARED.migrated(List.of(migrations), "command_owner", COMMAND);
  }

  /** An empty database that {@code query_owner} owns. */
  public static TestDatabase queryDatabase() {
    return Postgres.SHARED.empty("query_owner", "query_app");
  }

  /** One that is migrated already, as {@link #commandDatabase(String...)} is. */
  public static TestDatabase queryDatabase(String... migrations) {
    return Postgres.SHARED.migrated(List.of(migrations), "query_owner", "query_app");
  }

  /**
   * The bootstrap servers of a broker shared by all tests of this JVM: use topics and groups of
   * your own, or clean up.
   */
  public static String kafka() {
    return Kafka.SHARED.bootstrapServers();
  }

  /**
   * Those of one more broker, with no topics yet: for tests that read all there is again and again,
   * and must not read what all others have written. Ask once a JVM.
   */
  public static String anotherKafka() {
    return Kafka.start().bootstrapServers();
  }

  static boolean onTestcontainers() {
    return "testcontainers".equals(System.getProperty("stack"));
  }

  /** The project's root. */
  public static Path home() {
    var home = System.getProperty("dealstream.home");
    return home == null ? search() : Path.of(home);
  }

  private static Path search() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (folder.resolve("mvnw").toFile().exists()) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "run from within the project, or name its root in -Ddealstream.home");
  }
}
