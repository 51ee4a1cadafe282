package io.dealstream.local.bench.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Deals that never were, as a file of transitions: half a year of two hundred owners, half of them
 * decided. The same each time, but for the days.
 *
 * @param pipeline its id begins theirs
 */
record MadeDeals(String pipeline, int size) {

  /** A word in the names of a quarter of them. */
  static final String COMPANY = "Acme";

  private static final int OWNERS = 200;
  private static final int TEAMS = 12;
  private static final List<String> SOURCES = List.of("web", "fair", "ads");
  private static final List<String> COMPANIES = List.of(COMPANY, "Globex", "Initech", "Umbrella");
  private static final Duration YOUNGEST = Duration.ofDays(45);
  private static final Duration OLDEST = Duration.ofDays(180);
  private static final Duration LONGEST_STAY = Duration.ofDays(10);
  private static final long SEED = 5;

  /** A deal comes to a stage, or is decided. */
  private record Step(Instant at, int deal, String stage, String reason, int amount) {}

  static String owner(int deal) {
    return "o%03d".formatted(deal % OWNERS);
  }

  /**
   * By chance, not in turn: how many names have a word PostgreSQL tells by one name in so many, in
   * their order.
   */
  private static String company(int deal) {
    return COMPANIES.get(new SplittableRandom(deal).nextInt(COMPANIES.size()));
  }

  /**
   * @param now when the last of them may have happened
   * @return the rows, the oldest first
   */
  int write(Path file, Instant now) throws IOException {
    var chance = new Random(SEED);
    var steps = new ArrayList<Step>();
    for (var deal = 0; deal < size; deal++) {
      make(deal, now, chance, steps);
    }
    steps.sort(Comparator.comparing(Step::at));
    try (var out = new CSVPrinter(Files.newBufferedWriter(file), CSVFormat.RFC4180)) {
      out.printRecord(
          "deal_id",
          "occurred_at",
          "stage",
          "reason",
          "actor",
          "amount",
          "currency",
          "name",
          "owner",
          "team",
          "source");
      for (var step : steps) {
        print(step, out);
      }
    }
    return steps.size();
  }

  private static void make(int deal, Instant now, Random chance, List<Step> steps) {
    var at = now.minus(between(YOUNGEST, OLDEST, chance));
    var amount = chance.nextInt(1_000, 90_000);
    var reached = chance.nextInt(1, BenchPipeline.STAGES.size() + 1);
    for (var stage : BenchPipeline.STAGES.subList(0, reached)) {
      steps.add(new Step(at, deal, stage, "", amount));
      at = at.plus(between(Duration.ofHours(1), LONGEST_STAY, chance));
    }
    switch (chance.nextInt(4)) {
      case 0 -> steps.add(new Step(at, deal, "won", "", amount));
      case 1 -> steps.add(new Step(at, deal, "lost", "price", amount));
      default -> {} // open still
    }
  }

  private static Duration between(Duration least, Duration most, Random chance) {
    return Duration.ofSeconds(chance.nextLong(least.toSeconds(), most.toSeconds()));
  }

  private void print(Step step, CSVPrinter out) throws IOException {
    var number = step.deal();
    out.printRecord(
        "%s-%06d".formatted(pipeline, number),
        step.at(),
        step.stage(),
        step.reason(),
        owner(number),
        step.amount(),
        "EUR",
        "Deal %d of %s".formatted(number, company(number)),
        owner(number),
        "t" + number % TEAMS,
        SOURCES.get(number % SOURCES.size()));
  }
}
