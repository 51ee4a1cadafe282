package io.dealstream.bench;

import io.dealstream.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own measure, where it is installed: insert a row and commit. */
final class Pgbench {

  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final String SCRIPT =
      """
      INSERT INTO plain_event (event_id, aggregate_id, sequence, payload)
      VALUES (gen_random_uuid()::text, gen_random_uuid()::text, 0, decode(repeat('00', 400), 'hex'));
      """;

  private final Path program;
  private final TestDatabase database;
  private final Path script;

  private Pgbench(Path program, TestDatabase database) throws IOException, SQLException {
    this.program = program;
    this.database = database;
    this.script = Files.createTempFile("insert", ".sql");
    Files.writeString(script, SCRIPT);
    script.toFile().deleteOnExit();
    try (var connection = database.as("command_owner").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(InsertAndCommit.TABLE);
    }
  }

  /** Empty where it is not installed. */
  static Optional<Pgbench> on(TestDatabase database) throws IOException, SQLException {
    var program = find();
    return program.isEmpty() ? Optional.empty() : Optional.of(new Pgbench(program.get(), database));
  }

  private static Optional<Path> find() throws IOException {
    var folders = Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
    for (var folder : folders) {
      if (Files.isExecutable(folder.resolve("pgbench"))) {
        return Optional.of(folder.resolve("pgbench"));
      }
    }
    var debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return Optional.empty();
    }
    try (var versions = Files.list(debian)) {
      return versions
          .map(version -> version.resolve("bin/pgbench"))
          .filter(Files::isExecutable)
          .max(Path::compareTo);
    }
  }

  /** Transactions a second. */
  double rate(int clients, int seconds) throws IOException, InterruptedException {
    var server = URI.create(database.url().substring("jdbc:".length()));
    var process =
        new ProcessBuilder(
            program.toString(),
            "--no-vacuum",
            "--protocol=prepared",
            "--file=" + script,
            "--client=" + clients,
            "--jobs=2",
            "--time=" + seconds,
            "--host=" + server.getHost(),
            "--port=" + server.getPort(),
            "--username=command_owner",
            server.getPath().substring(1));
    process.environment().put("PGPASSWORD", database.password("command_owner"));
    var running = process.redirectErrorStream(true).start();
    var said = new String(running.getInputStream().readAllBytes());
    var rate = RATE.matcher(said);
    if (running.waitFor() != 0 || !rate.find()) {
      throw new IOException("pgbench failed: " + said);
    }
    return Double.parseDouble(rate.group(1));
  }
}
