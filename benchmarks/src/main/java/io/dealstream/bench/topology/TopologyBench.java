package io.dealstream.bench.topology;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.DealEvent.Opened;
import io.dealstream.events.deal.DealEvent.StageChanged;
import io.dealstream.testing.TestServers;
import io.dealstream.testing.sales.EventTopics;
import io.dealstream.testing.sales.SalesYear;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * All events of a made quarter through the whole topology, beside reading them alone and beside
 * passing them on exactly once: in turns within one run, as figures differ from machine to machine.
 */
@Command(
    name = "./dealstream bench topology",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Events a second through the whole topology, until the figure has them, beside a bare"
          + " read_committed consumer and an exactly-once topology that only passes them on; what"
          + " is written for each event; what is kept; and how long it takes to restore it.",
      "On a broker of its own, which ends with it."
    })
public final class TopologyBench implements Callable<Integer> {

  @Option(
      names = "--deals",
      paramLabel = "N",
      description =
          "So many; three events each. By default ${DEFAULT-VALUE}, with the days that is a busy"
              + " pipeline: some 1,400 events a day.")
  private int deals = 40_000;

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "All were opened in so many; by default ${DEFAULT-VALUE}. The fewer events a day, the"
              + " less do they meet in one figure, and the more is written for each.")
  private int days = 91;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Stream threads, one after the other; by default ${DEFAULT-VALUE}.")
  private List<Integer> threads = List.of(1, 2);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "That count; by default ${DEFAULT-VALUE}.")
  private int rounds = 1;

  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      description = "Rounds before them that do not count; by default ${DEFAULT-VALUE}.")
  private int warmUps = 2;

  @Option(
      names = "--at-rest-after",
      paramLabel = "SECONDS",
      description =
          "Nothing was written for so long: by default ${DEFAULT-VALUE}, as windows of an owner are"
              + " sent every 15.")
  private int atRestAfter = 17;

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(new CommandLine(new TopologyBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (deals < 1 || days < 1 || rounds < 1 || threads.stream().anyMatch(number -> number < 1)) {
      System.err.println("--deals, --days, --rounds and --threads take at least one");
      return 2;
    }
    var servers = TestServers.kafka();
    var events = SalesYear.of(deals, Duration.ofDays(days), Instant.now());
    var bytes = EventTopics.fill(servers, events);
    System.out.printf(
        "%,d deals, %,d events, %,d bytes each%n", deals, events.size(), bytes / events.size());
    var folder = Files.createTempDirectory("dealstream-bench-topology");
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      var rest = Duration.ofSeconds(atRestAfter);
      var sides = new Sides(servers, admin, folder, events.size(), entered(events), rest);
      var table = new ArrayList<String>();
      for (var round = 1 - warmUps; round <= rounds; round++) {
        say(round < 1 ? "warming up" : "round " + round);
        var lines = round(sides, round);
        if (round > 0) {
          table.addAll(lines);
        }
      }
      System.out.println();
      table.stream().sorted().forEach(System.out::println);
      new WhatIsLeft(servers, sides.newest(), deals, events.size()).print();
    } finally {
      Running.wipe(folder);
    }
    return 0;
  }

  private List<String> round(Sides sides, int round) throws Exception {
    var lines = new ArrayList<String>();
    lines.add(sides.consumer().line("1 bare read_committed consumer"));
    for (var number : threads) {
      var on = number == 1 ? " on 1 thread" : " on %d threads".formatted(number);
      lines.add(sides.passedOn(number, round).line("2 exactly once, passed on alone," + on));
      var last = round == rounds && number.equals(threads.getLast());
      lines.add(sides.whole(number, round, last).line("3 the whole topology," + on));
    }
    lines.forEach(TopologyBench::say);
    return lines;
  }

  /** Entries into stages: every event but an outcome is one. */
  private static long entered(List<DealEvent> events) {
    return events.stream().filter(e -> e instanceof Opened || e instanceof StageChanged).count();
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
