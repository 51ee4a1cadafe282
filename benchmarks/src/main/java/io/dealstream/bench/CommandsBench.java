package io.dealstream.bench;

import io.dealstream.command.deal.DealsUnderLoad;
import io.dealstream.command.deal.OurDeals;
import io.dealstream.command.deal.PlainAxonDeals;
import io.dealstream.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Commands in process, from the call to the durable event: our append path beside Axon's JDBC
 * engine, in turns within one run, since figures differ from run to run.
 */
public final class CommandsBench {

  private CommandsBench() {}

  /** Arguments: seconds a round, warm-up seconds for each side, rounds, then numbers of clients. */
  public static void main(String[] arguments) throws Exception {
    var seconds = number(arguments, 0, 5);
    var warmUp = number(arguments, 1, 30);
    var rounds = number(arguments, 2, 3);
    var clients = new ArrayList<Integer>();
    for (var i = 3; i < arguments.length; i++) {
      clients.add(Integer.valueOf(arguments[i]));
    }
    var database = TestServers.commandDatabase();
    refuseUnlessDurable(JdbcClient.create(database.as("command_owner")));
    try (var ours = new OurDeals(database);
        var plain = new PlainAxonDeals(TestServers.commandDatabase(), ours.pipeline())) {
      Round.of(ours, 32, warmUp, false);
      Round.of(plain, 32, warmUp, false);
      for (var number : clients.isEmpty() ? List.of(1, 8, 32, 128) : clients) {
        compare(ours, plain, number, seconds, rounds, false);
      }
      compare(ours, plain, 32, seconds, rounds, true);
    }
    System.exit(0); // the servers end with this JVM
  }

  private static void compare(
      DealsUnderLoad ours, DealsUnderLoad plain, int clients, int seconds, int rounds, boolean hot)
      throws Exception {
    for (var round = 1; round <= rounds; round++) {
      var what = clients + (hot ? " clients, one deal" : " clients, many deals");
      var a = Round.of(ours, clients, seconds, hot);
      var b = Round.of(plain, clients, seconds, hot);
      System.out.printf(Locale.ROOT, "%-24s ours  %s%n", what, a);
      System.out.printf(Locale.ROOT, "%-24s plain %s%n", what, b);
      System.out.printf(Locale.ROOT, "%-24s ratio %.1f%n", what, a.commands() / b.commands());
    }
  }

  /** What is not on the disk when it is answered is no rate. */
  private static void refuseUnlessDurable(JdbcClient database) {
    for (var setting : List.of("fsync", "synchronous_commit")) {
      if (!database.sql("SHOW " + setting).query(String.class).single().equals("on")) {
        throw new IllegalStateException(setting + " is off: there is nothing to measure");
      }
    }
  }

  private static int number(String[] arguments, int place, int otherwise) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
  }
}
