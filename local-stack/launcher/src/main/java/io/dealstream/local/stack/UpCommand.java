package io.dealstream.local.stack;

import io.dealstream.local.data.DataOption;
import io.dealstream.local.data.Ports;
import io.dealstream.local.terminal.Refusal;
import io.dealstream.local.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code up}: a whole Dealstream on this machine. */
@Command(
    name = "up",
    description = {
      "Start PostgreSQL, a Kafka broker and the three services on loopback.",
      "The first start imports a sample history, pipeline crm. Ctrl-C stops everything; the data"
          + " stay."
    })
public final class UpCommand implements Callable<Integer> {

  private static final int HIGHEST_BASE = 65_535 - 8;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--empty", description = "Do not import the sample history.")
  private boolean empty;

  @Option(
      names = "--live",
      description = "Keep deals of the sample pipeline moving, as a sales team does.")
  private boolean live;

  @Option(
      names = "--ports",
      paramLabel = "BASE",
      description = {
        "Use BASE to BASE+8, so that copies can run side by side: command BASE, query BASE+1,"
            + " metrics BASE+2, PostgreSQL BASE+3, Kafka BASE+4 and BASE+5, sign-in BASE+8."
            + " By default 8080, 8081, 8082, 15432, 19092, 19093 and 8088."
      })
  private @Nullable Integer base;

  @Option(
      names = "--detach",
      description = "Return once everything is ready, and go on in the background.")
  private boolean detach;

  @Option(names = "--supervise", hidden = true, description = "What --detach leaves behind.")
  private boolean detached;

  @Option(
      names = "--services-only",
      description = "Start the services alone, against servers you have: needs --jdbc and --kafka.")
  private boolean servicesOnly;

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description =
          "jdbc:postgresql://HOST:PORT/postgres?user=U&password=P; U makes the databases.")
  private @Nullable String jdbc;

  @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Kafka's bootstrap servers.")
  private @Nullable String kafka;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var wish = wish();
    var terminal = detached ? Terminal.log() : Terminal.standard();
    if (detach) {
      return Detached.start(wish, base != null, terminal);
    }
    SupervisorLog.keepIn(wish.data());
    throw new Refusal(Supervisor.run(wish, terminal));
  }

  private Wish wish() {
    var folder = data.folder();
    return new Wish(folder, ports(), !empty, live, servers());
  }

  private Ports ports() {
    if (base == null) {
      return Ports.USUAL;
    }
    if (base < 1 || base > HIGHEST_BASE) {
      throw wrong("--ports must lie between 1 and " + HIGHEST_BASE + ", not " + base);
    }
    return Ports.from(base);
  }

  private Wish.@Nullable Servers servers() {
    if (!servicesOnly) {
      if (jdbc != null || kafka != null) {
        throw wrong("--jdbc and --kafka belong to --services-only");
      }
      return null;
    }
    if (jdbc == null || kafka == null) {
      throw wrong("--services-only needs --jdbc and --kafka");
    }
    return new Wish.Servers(jdbc, kafka);
  }

  private RuntimeException wrong(String line) {
    return spec == null
        ? new IllegalStateException(line)
        : new ParameterException(spec.commandLine(), line);
  }
}
