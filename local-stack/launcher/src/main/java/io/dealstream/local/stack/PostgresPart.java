package io.dealstream.local.stack;

import io.dealstream.local.data.DataFolder;
import io.dealstream.servers.LocalPostgres;
import io.dealstream.servers.Passwords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL. */
record PostgresPart(DataFolder data, int port, Passwords passwords) implements Part {

  static final String NAME = "postgres";
  private static final Logger LOG = LoggerFactory.getLogger(PostgresPart.class);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of();
  }

  @Override
  public Path log() {
    return data.logs().resolve("postgres.log");
  }

  /**
   * An interrupt must not reach the library behind it: it would forget the server it had just
   * started. The start is let finish, and undone.
   */
  @Override
  public Running start() throws IOException, InterruptedException {
    var start =
        new FutureTask<>(() -> LocalPostgres.start(data.postgres(), port, passwords, log()));
    Thread.ofPlatform().daemon().name("postgres-start").start(start);
    try {
      return new Server(start.get());
    } catch (InterruptedException stopped) {
      undo(start);
      throw stopped;
    } catch (ExecutionException failed) {
      var cause = Objects.requireNonNullElse(failed.getCause(), failed);
      throw new IOException(cause.getMessage(), cause);
    }
  }

  private static void undo(FutureTask<LocalPostgres> start)
      throws IOException, InterruptedException {
    try {
      start.get().close();
    } catch (ExecutionException neverStarted) {
      LOG.debug("PostgreSQL was stopped before it had started", neverStarted);
    }
  }

  private record Server(LocalPostgres postgres) implements Running {

    @Override
    public ProcessHandle process() {
      return postgres.process();
    }

    @Override
    public void stop() throws IOException {
      postgres.close();
    }
  }
}
