package io.dealstream.metrics;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A made history with everything that may happen to a deal, one happening after the other. */
final class RandomStory {

  static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
  static final Map<String, Integer> MINIMUM = Map.of("sales", 1, "renewals", 3);
  static final Map<String, List<String>> STAGES =
      Map.of("sales", List.of("a", "b", "c", "d"), "renewals", List.of("b", "y"));

  private static final List<String> OWNERS = List.of("anna", "ben", "chloé & co");

  final Pen pen = new Pen();

  private final Random random;
  private final long longestPause;
  private final Map<Integer, String> deals = new TreeMap<>();
  private final Map<String, Instant> lastAt = new HashMap<>();
  private int opened;
  private Instant clock = BEGIN;
  private Instant now = BEGIN;

  /**
   * @param longestPause between two happenings, milliseconds
   */
  RandomStory(Random random, long longestPause) {
    this.random = random;
    this.longestPause = longestPause;
  }

  Instant clock() {
    return clock;
  }

  /** As they stand in keys, whose other ids need no encoding. */
  static String encoded(String key) {
    return key.replace("chloé & co", "chlo%C3%A9%20%26%20co");
  }

  /** What happens at once: a merge happens to two deals. */
  List<Recorded> next() {
    if (random.nextInt(8) == 0) {
      var pipeline = oneOf("sales", "renewals");
      var probability = oneOf("0.1", "0.25", "0.9", "0.123456789");
      pen.likely(pipeline, anyStage(pipeline), probability, anyCategory());
    }
    clock = clock.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextLong(longestPause));
    now = clock;
    var happened = happening();
    happened.forEach(e -> lastAt.put(e.key(), ((DealEvent) e.event()).occurredAt()));
    return happened;
  }

  private List<Recorded> happening() {
    var place = random.nextInt(25);
    var deal = deals.computeIfAbsent(place, _ -> "d" + ++opened);
    if (random.nextInt(6) == 0) {
      now = late(deal);
    }
    if (!pen.knows(deal)) {
      var pipeline = random.nextInt(3) == 0 ? "renewals" : "sales";
      pen.team = oneOf("north", "south", null);
      pen.source = oneOf("fair", "web", null);
      pen.closingOn = random.nextBoolean() ? null : anyDay();
      pen.category = random.nextBoolean() ? null : anyCategory();
      return List.of(pen.open(deal, pipeline, anyStage(pipeline), owner(), amount(), now));
    }
    return switch (random.nextInt(28)) {
      case 0, 1 -> List.of(pen.amount(deal, Integer.toString(random.nextInt(5_000)), now));
      case 2, 3 -> List.of(reassign(deal));
      case 4, 26 -> List.of(pen.closeDate(deal, anyDay(), now));
      case 5 -> {
        deals.remove(place);
        yield List.of(pen.delete(deal, now));
      }
      case 6 -> merge(place, deal);
      case 7 -> List.of(pen.call(deal, now));
      case 8 -> List.of(pen.outcomeOf(deal) == null ? pen.fellDue(deal, now) : pen.call(deal, now));
      case 9 -> List.of(pen.notice(deal, now));
      case 27 -> List.of(pen.forecast(deal, random.nextInt(3) == 0 ? null : anyCategory(), now));
      case 10, 11 -> List.of(pen.outcomeOf(deal) == null ? likely(deal) : reopen(deal));
      default -> List.of(pen.outcomeOf(deal) == null ? moveOn(deal) : reopen(deal));
    };
  }

  private List<Recorded> merge(int place, String deal) {
    var into =
        deals.values().stream()
            .filter(other -> !other.equals(deal) && pen.knows(other))
            .filter(other -> pen.outcomeOf(other) == null)
            .filter(other -> pen.pipelineOf(other).equals(pen.pipelineOf(deal)))
            .findFirst();
    if (into.isEmpty()) {
      return List.of();
    }
    deals.remove(place);
    now = clock;
    return List.of(pen.merge(deal, into.get(), now), pen.absorb(into.get(), deal, now));
  }

  private Recorded reassign(String deal) {
    var other = OWNERS.stream().filter(o -> !o.equals(pen.ownerOf(deal))).toList();
    var owner = other.get(random.nextInt(other.size()));
    return pen.reassign(deal, owner, oneOf("north", "south", null), now);
  }

  private Recorded moveOn(String deal) {
    var pipeline = pen.pipelineOf(deal);
    pen.rate = oneOf("1", "1", "0.9", "1.1");
    return switch (random.nextInt(12)) {
      case 0, 1 -> pen.win(deal, now);
      case 2, 3 -> pen.lose(deal, now);
      case 4, 5 -> handOff(deal, pipeline.equals("sales") ? "renewals" : "sales");
      default -> pen.move(deal, anotherStage(deal, pipeline), now);
    };
  }

  private Recorded likely(String deal) {
    return pen.probability(deal, oneOf("0.5", "0", "1", "0.333333", null), now);
  }

  private Recorded handOff(String deal, String pipeline) {
    return pen.handOff(deal, pipeline, anyStage(pipeline), now);
  }

  private Recorded reopen(String deal) {
    return pen.reopen(deal, anyStage(pen.pipelineOf(deal)), now);
  }

  private String anyStage(String pipeline) {
    var stages = STAGES.get(pipeline);
    return stages.get(random.nextInt(stages.size()));
  }

  private String anotherStage(String deal, String pipeline) {
    var others = STAGES.get(pipeline).stream().filter(s -> !s.equals(pen.stageOf(deal))).toList();
    return others.get(random.nextInt(others.size()));
  }

  private LocalDate anyDay() {
    return LocalDate.parse("2025-11-20").plusDays(random.nextInt(70));
  }

  private ForecastCategory anyCategory() {
    return ForecastCategory.values()[random.nextInt(4)];
  }

  private String oneOf(String... words) {
    return words[random.nextInt(words.length)];
  }

  private String owner() {
    return OWNERS.get(random.nextInt(OWNERS.size()));
  }

  private String amount() {
    return random.nextInt(5) == 0 ? null : random.nextInt(9_000) + "." + (10 + random.nextInt(90));
  }

  /** Told only now, but not before what was told of the deal already. */
  private Instant late(String deal) {
    var earliest = lastAt.getOrDefault(deal, BEGIN);
    var span = clock.toEpochMilli() - earliest.toEpochMilli();
    return clock.minusMillis(random.nextLong(span + 1));
  }
}
