package io.dealstream.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rounds of all sides in turns, and how many times as fast ours is. */
final class Comparison {

  private record Case(String side, int clients) {}

  private final DealsUnderLoad ours;
  private final Map<String, DealsUnderLoad> sides;
  private final int rounds;
  private final int seconds;
  private final Map<Case, Double> medians = new HashMap<>();

  Comparison(DealsUnderLoad ours, Map<String, DealsUnderLoad> sides, int rounds, int seconds) {
    this.ours = ours;
    this.sides = sides;
    this.rounds = rounds;
    this.seconds = seconds;
  }

  void onManyDeals(int clients) throws Exception {
    System.out.printf("%n%d clients, a deal each%n", clients);
    var rates = inTurns(sides, side -> Load.onManyDeals(side, clients, seconds));
    rates.forEach((side, rate) -> medians.put(new Case(side, clients), rate));
    compare(rates);
  }

  /**
   * The same deal for all: each waits for the one before, so only the length of a commit counts.
   */
  void onOneDeal(int clients) throws Exception {
    System.out.printf("%n%d clients, all on one deal%n", clients);
    var able = new LinkedHashMap<>(sides);
    able.remove("insert"); // it knows no version, and collides with itself
    compare(inTurns(able, side -> Load.onOneDeal(side, clients, seconds)));
  }

  @FunctionalInterface
  private interface Loads {

    Load of(DealsUnderLoad side);
  }

  /** The median of each side's rates. */
  private Map<String, Double> inTurns(Map<String, DealsUnderLoad> sides, Loads loads)
      throws Exception {
    var rates = new LinkedHashMap<String, List<Double>>();
    for (var round = 1; round <= rounds; round++) {
      for (var side : sides.entrySet()) {
        var reached = Round.of(loads.of(side.getValue()));
        System.out.printf("%-22s %s%n", side.getValue().name(), reached);
        rates.computeIfAbsent(side.getKey(), _ -> new ArrayList<>()).add(reached.commands());
        side.getValue().settle();
      }
    }
    var medians = new LinkedHashMap<String, Double>();
    rates.forEach((side, reached) -> medians.put(side, median(reached)));
    return medians;
  }

  /** PostgreSQL's own program, where it is installed. */
  void beside(Optional<Pgbench> pgbench, List<Integer> clients)
      throws IOException, InterruptedException {
    if (pgbench.isEmpty()) {
      System.out.println("\npgbench is not installed (Debian: postgresql-contrib): left out");
      return;
    }
    System.out.println();
    for (var number : clients) {
      var theirs = new ArrayList<Double>();
      var mine = new ArrayList<Double>();
      for (var round = 1; round <= rounds; round++) {
        mine.add(Round.of(Load.onManyDeals(ours, number, seconds)).commands());
        theirs.add(pgbench.get().rate(number, seconds));
      }
      System.out.printf(
          "%d clients: pgbench, insert and commit %,.0f/s; ours %,.0f commands/s, %.2f times that%n",
          number, median(theirs), median(mine), median(mine) / median(theirs));
    }
  }

  private void compare(Map<String, Double> rates) {
    var mine = requireNonNull(rates.get("ours"));
    sides.forEach(
        (key, side) -> {
          var theirs = rates.get(key);
          if (theirs != null && side != ours) {
            System.out.printf("  %s is %.2f times %s%n", ours.name(), mine / theirs, side.name());
          }
        });
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  /** Says which side it falls short of. */
  boolean isAtLeast(Map<String, Double> ratios, int clients) {
    var enough = true;
    for (var asked : ratios.entrySet()) {
      var reached = measured("ours", clients) / measured(asked.getKey(), clients);
      if (reached < asked.getValue()) {
        System.err.printf(
            "%.2f times %s: less than %.2f%n", reached, asked.getKey(), asked.getValue());
        enough = false;
      }
    }
    return enough;
  }

  private double measured(String side, int clients) {
    var rate = medians.get(new Case(side, clients));
    if (rate == null) {
      throw new IllegalArgumentException(
          "%s was not measured with %d clients".formatted(side, clients));
    }
    return rate;
  }
}
