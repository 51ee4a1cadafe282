package io.dealstream.testing;

import java.nio.file.Path;

/**
 * Where tests get real servers from. Each JVM starts at most one PostgreSQL and one broker, when
 * the first test asks, and ends them with itself. {@code -Dstack=testcontainers} runs the same
 * tests on containers.
 */
public final class TestServers {

  private TestServers() {}

  /** An empty database that {@code command_owner} owns, to be migrated by the test. */
  public static TestDatabase commandDatabase() {
    return Postgres.SHARED.newDatabase("command_owner", "command_app", "command_sequencer");
  }

  /** An empty database that {@code query_owner} owns. */
  public static TestDatabase queryDatabase() {
    return Postgres.SHARED.newDatabase("query_owner", "query_app");
  }

  /**
   * The bootstrap servers of a broker shared by all tests of this JVM: use topics and groups of
   * your own, or clean up.
   */
  public static String kafka() {
    return Kafka.SHARED.bootstrapServers();
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
