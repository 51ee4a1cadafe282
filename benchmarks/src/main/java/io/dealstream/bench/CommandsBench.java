package io.dealstream.bench;

import io.dealstream.bench.peers.AxonDefaultDeals;
import io.dealstream.bench.peers.PekkoDeals;
import io.dealstream.command.deal.OurDeals;
import io.dealstream.command.deal.PlainAxonDeals;
import io.dealstream.testing.TestServers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Commands from the call to the durable event: ours beside what one would take instead, in turns
 * within one run, since figures differ from run to run and from machine to machine.
 */
@Command(
    name = "./dealstream bench commands",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Open deals and move them through four stages: our command side in process and over HTTP,"
          + " with its outbox and sequencer, beside Axon's JDBC engine, Axon's default, Pekko"
          + " Persistence, and a bare insert and commit.",
      "On servers of its own, which end with it."
    })
public final class CommandsBench implements Callable<Integer> {

  @Option(
      names = "--clients",
      split = ",",
      paramLabel = "N",
      description = "How many at a time, one after the other; by default ${DEFAULT-VALUE}.")
  private List<Integer> clients = List.of(1, 8, 32, 128);

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Of each round of each side; by default ${DEFAULT-VALUE}.")
  private int seconds = 10;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Seconds for each side that do not count; by default ${DEFAULT-VALUE}.")
  private int warmUp = 30;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "By default ${DEFAULT-VALUE}; what is compared is their medians.")
  private int rounds = 3;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "SIDE",
      description =
          "Beside ours only these of http, plain, default, pekko, insert, pgbench and one-deal.")
  private @Nullable List<String> only;

  @Option(
      names = "--at-least",
      split = ",",
      paramLabel = "SIDE=RATIO",
      description = "Exit 1 where ours is less than that many times as fast with 32 clients.")
  private Map<String, Double> atLeast = Map.of();

  @Option(
      names = "--grow",
      paramLabel = "EVENTS",
      description = "Instead: ours alone until so many events are stored, figures on the way.")
  private int grow;

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    // The servers end with this JVM; some peers leave threads behind.
    System.exit(new CommandLine(new CommandsBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    var database = TestServers.commandDatabase();
    refuseUnlessDurable(JdbcClient.create(database.as("command_owner")));
    try (var ours = new OurDeals(database)) {
      if (grow > 0) {
        return new Growth(ours, database).upTo(grow, seconds);
      }
      return compare(ours);
    }
  }

  private int compare(OurDeals ours) throws Exception {
    var sides = sides(ours);
    var comparison = new Comparison(ours, sides, rounds, seconds);
    try {
      for (var side : sides.values()) {
        System.out.printf("%-22s warming up for %d s%n", side.name(), warmUp);
        Round.of(Load.onManyDeals(side, 32, warmUp));
        side.settle();
      }
      for (var number : clients) {
        comparison.onManyDeals(number);
      }
      if (isWanted("one-deal")) {
        comparison.onOneDeal(32);
      }
    } finally {
      for (var side : sides.values()) {
        if (side != ours) {
          side.close();
        }
      }
    }
    // Needs as many connections as it has clients: the others have given theirs back by now.
    if (isWanted("pgbench")) {
      comparison.beside(Pgbench.on(TestServers.commandDatabase()), clients);
    }
    return comparison.isAtLeast(atLeast, 32) ? 0 : 1;
  }

  /** Ours first. */
  private Map<String, DealsUnderLoad> sides(OurDeals ours) throws Exception {
    var sides = new LinkedHashMap<String, DealsUnderLoad>();
    sides.put("ours", ours);
    if (isWanted("http")) {
      sides.put("http", new OverHttp(ours));
    }
    if (isWanted("plain")) {
      sides.put("plain", new PlainAxonDeals(TestServers.commandDatabase(), ours.pipeline()));
    }
    if (isWanted("default")) {
      sides.put("default", new AxonDefaultDeals(TestServers.commandDatabase()));
    }
    if (isWanted("pekko")) {
      sides.put("pekko", new PekkoDeals(TestServers.commandDatabase()));
    }
    if (isWanted("insert")) {
      sides.put("insert", new InsertAndCommit(TestServers.commandDatabase()));
    }
    return sides;
  }

  private boolean isWanted(String side) {
    return only == null || only.contains(side);
  }

  /** What is not on the disk when it is answered is no rate. */
  private static void refuseUnlessDurable(JdbcClient database) {
    var off = new ArrayList<String>();
    for (var setting : List.of("fsync", "synchronous_commit")) {
      if (!database.sql("SHOW " + setting).query(String.class).single().equals("on")) {
        off.add(setting);
      }
    }
    if (!off.isEmpty()) {
      throw new IllegalStateException(off + " is off: there is nothing to measure");
    }
  }
}
