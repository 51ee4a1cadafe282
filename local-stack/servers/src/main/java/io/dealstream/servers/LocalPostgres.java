package io.dealstream.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL of one's own, on loopback, with its data in a folder that outlives it.
 *
 * <p>The library behind it is made for throw-away tests: it would start the server without fsync
 * and delete the data on close. Both are switched off here, and a test reads {@code SHOW fsync}.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final Path data;
  private final Passwords passwords;
  private final Postmaster postmaster;

  private LocalPostgres(
      EmbeddedPostgres server, Path data, Passwords passwords, Postmaster postmaster) {
    this.server = server;
    this.data = data;
    this.passwords = passwords;
    this.postmaster = postmaster;
  }

  /**
   * @param data made on the first start, with roles and databases in it
   * @param port on loopback
   * @param log where the server's own messages go
   */
  public static LocalPostgres start(Path data, int port, Passwords passwords, Path log)
      throws IOException {
    Files.createDirectories(data.toAbsolutePath().getParent());
    Files.createDirectories(log.toAbsolutePath().getParent());
    Postmaster.endOrphan(data);
    var firstStart = FirstStart.of(data);
    // The library keeps its lock for ever on a server that failed to start. It is not needed: the
    // server guards its data itself.
    Files.deleteIfExists(data.resolve("epg-lock"));
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setPort(port)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(PATIENCE)
            .setConnectConfig("password", passwords.of(Passwords.SUPERUSER))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1,localhost")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("wal_compression", "on")
            .setServerConfig("max_wal_size", "2GB")
            // A minute by default: for so long after an import plans are made for tables as they
            // were, and a search takes ten times as long.
            .setServerConfig("autovacuum_naptime", "5s")
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    var postgres = new LocalPostgres(server, data, passwords, postmaster(server, data));
    try {
      postgres.prepare();
      firstStart.done();
      return postgres;
    } catch (SQLException | IOException | RuntimeException failed) {
      postgres.close();
      throw new IOException(
          "PostgreSQL started, but could not be prepared: " + failed.getMessage(), failed);
    }
  }

  private static Postmaster postmaster(EmbeddedPostgres server, Path data) throws IOException {
    try {
      return Postmaster.of(data);
    } catch (IOException gone) {
      server.close();
      throw gone;
    }
  }

  /**
   * Roles and databases first; the door is locked last, so that a start cut off before simply does
   * it again.
   */
  private void prepare() throws SQLException, IOException {
    var hba = data.resolve("pg_hba.conf");
    var locked = "host all all samehost scram-sha-256\n";
    if (Files.readString(hba).equals(locked)) {
      return;
    }
    try (var superuser = superuser("postgres")) {
      RolesScript.run(superuser, passwords);
      try (var statement = superuser.createStatement()) {
        statement.execute(
            "ALTER ROLE postgres PASSWORD '" + passwords.of(Passwords.SUPERUSER) + "'");
        Files.writeString(hba, locked);
        statement.execute("SELECT pg_reload_conf()");
      }
    }
  }

  public int port() {
    return server.getPort();
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  public Passwords passwords() {
    return passwords;
  }

  /** For making databases and for looking at the server's settings. */
  public Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(
        jdbcUrl(database), Passwords.SUPERUSER, passwords.of(Passwords.SUPERUSER));
  }

  /** The server's first process, as it was when the server started. */
  public ProcessHandle process() {
    return postmaster.process();
  }

  /**
   * Ends it at once, as a crash would, where its data are to be deleted: no checkpoint is waited
   * for.
   */
  public void abandon() throws IOException {
    postmaster.letGo();
    postmaster.quit();
    postmaster.awaitEnd();
    server.close();
  }

  /** Returns once the server has ended, its data on disk. */
  @Override
  public void close() throws IOException {
    postmaster.letGo();
    server.close();
    postmaster.awaitEnd();
  }
}
