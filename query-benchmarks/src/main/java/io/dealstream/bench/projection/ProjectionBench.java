package io.dealstream.bench.projection;

import io.dealstream.testing.TestServers;
import io.dealstream.testing.sales.EventTopics;
import io.dealstream.testing.sales.SalesYear;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The query side taking in the events of a made quarter, beside bare upserts of the very rows it
 * writes: in turns within one run, as figures differ from machine to machine.
 */
@Command(
    name = "./dealstream bench projection",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Events and rows a second of the query side, from the topics into all its tables, beside bare"
          + " upserts of the same rows, a hundred in a statement and a commit.",
      "On servers of its own, which end with it."
    })
public final class ProjectionBench implements Callable<Integer> {

  /** With fewer, all would be over with the first batch, from whose end on time is taken. */
  private static final int LEAST_DEALS = 2_000;

  @Option(
      names = "--deals",
      paramLabel = "N",
      description = "So many; three events each. By default ${DEFAULT-VALUE}.")
  private int deals = 40_000;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "All were opened in so many; by default ${DEFAULT-VALUE}.")
  private int days = 91;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "That count; by default ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      description = "Rounds before them that do not count; by default ${DEFAULT-VALUE}.")
  private int warmUps = 1;

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    LoggingSystem.get(ProjectionBench.class.getClassLoader()).setLogLevel(null, LogLevel.ERROR);
    System.exit(new CommandLine(new ProjectionBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (deals < LEAST_DEALS || days < 1 || rounds < 1) {
      System.err.printf(
          "--days and --rounds take at least one, --deals at least %d%n", LEAST_DEALS);
      return 2;
    }
    var servers = TestServers.kafka();
    var events = SalesYear.of(deals, Duration.ofDays(days), Instant.now());
    var bytes = EventTopics.fill(servers, events);
    System.out.printf(
        "%,d deals, %,d events, %,d bytes each%n", deals, events.size(), bytes / events.size());
    var sides = new Sides(servers, events.size());
    var tables =
        sides.rows().stream()
            .collect(Collectors.groupingBy(row -> row.table().name(), Collectors.counting()));
    System.out.printf("%,d rows of them: %s%n", sides.rows().size(), tables);
    var comparison = new Comparison();
    for (var round = 1 - warmUps; round <= rounds; round++) {
      System.out.println(round < 1 ? "warming up" : "round " + round);
      var passes = sides.round();
      passes.forEach((side, pass) -> System.out.println(side.line(pass)));
      if (round > 0) {
        comparison.add(passes);
      }
    }
    System.out.println(comparison);
    return 0;
  }
}
