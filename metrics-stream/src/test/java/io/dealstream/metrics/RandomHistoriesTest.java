package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made histories with everything that may happen to a deal, compared with {@link NaiveFigures}
 * again and again on the way.
 */
class RandomHistoriesTest {

  private static final int EVENTS = 240;
  private static final int COMPARED_EVERY = 10;
  private static final List<String> OWNERS = List.of("anna", "ben", "chloé & co");
  private static final Map<String, Integer> MINIMUM = Map.of("sales", 1, "renewals", 3);
  private static final Map<String, List<String>> STAGES =
      Map.of("sales", List.of("a", "b", "c", "d"), "renewals", List.of("b", "y"));

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 400 : 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_figure_is_what_plain_loops_make_of_the_events(long seed) {
    try (var stream = new StreamUnderTest()) {
      new Story(stream, new Random(seed)).play();
    }
  }

  private static final class Story {

    private final StreamUnderTest stream;
    private final Random random;
    private final Pen pen = new Pen();
    private final List<DealEvent> told = new ArrayList<>();
    private final Map<String, Long> changedAt = new HashMap<>();
    private final Map<Integer, String> deals = new TreeMap<>();
    private int opened;
    private Map<String, Map<String, Object>> before = Map.of();
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");

    Story(StreamUnderTest stream, Random random) {
      this.stream = stream;
      this.random = random;
    }

    void play() {
      stream.take(pen.pipeline("sales", 1, 1, "a", "b", "c", "d"));
      stream.take(pen.pipeline("renewals", 3, 0, "b", "y"));
      for (var i = 1; i <= EVENTS; i++) {
        now = now.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextLong(20_000_000));
        next().forEach(this::tell);
        if (random.nextInt(4) == 0) {
          stream.tick();
        }
        if (i % COMPARED_EVERY == 0) {
          stream.settle();
          compare();
        }
      }
      assertThat(stream.alarms).isEmpty();
    }

    private void tell(Recorded event) {
      stream.take(event);
      if (random.nextInt(10) == 0) {
        stream.take(pen.written.get(random.nextInt(pen.written.size()))); // delivered again
      }
      told.add((DealEvent) event.event());
      note(event.position());
    }

    /** Whose value differs from what it was before the event, the event has changed. */
    private void note(long position) {
      var after = naive(_ -> Recorded.FIRST_RECORDED);
      after.forEach(
          (key, figure) -> {
            if (!figure.equals(before.get(key)) && !untouched(key, figure)) {
              changedAt.put(key, position);
            }
          });
      before = after;
    }

    /** What plain loops show as zeros for whom nothing has happened. */
    private boolean untouched(String key, Map<String, Object> figure) {
      return !changedAt.containsKey(key)
          && figure.values().stream()
              .allMatch(
                  v -> v == null || v.equals(0L) || v instanceof BigDecimal d && d.signum() == 0);
    }

    private void compare() {
      var expected =
          naive(
              key -> {
                var record = stream.newest.get(key);
                return record == null ? Recorded.FIRST_RECORDED : record.asOf();
              });
      changedAt.forEach(
          (key, position) -> {
            var published = encoded(key);
            var record = stream.newest.get(published);
            Comparison.assertSame(published, record, expected.get(key));
            assertThat(record.folded()).as(key).containsEntry("deal-events-0", position);
            assertThat(record.asOf())
                .as(key)
                .isEqualTo(Recorded.FIRST_RECORDED.plusMillis(position));
          });
      assertThat(stream.newest.keySet())
          .containsExactlyInAnyOrderElementsOf(
              changedAt.keySet().stream().map(Story::encoded).toList());
    }

    private Map<String, Map<String, Object>> naive(Function<String, Instant> asOf) {
      return NaiveFigures.of(told, MINIMUM, STAGES, key -> asOf.apply(encoded(key)));
    }

    private static String encoded(String key) {
      return key.replace("chloé & co", "chlo%C3%A9%20%26%20co");
    }

    /** What happens at once: a merge happens to two deals. */
    private List<Recorded> next() {
      var place = random.nextInt(25);
      var deal = deals.computeIfAbsent(place, _ -> "d" + ++opened);
      if (!pen.knows(deal)) {
        var pipeline = random.nextInt(3) == 0 ? "renewals" : "sales";
        pen.team = oneOf("north", "south", null);
        pen.source = oneOf("fair", "web", null);
        return List.of(pen.open(deal, pipeline, anyStage(pipeline), owner(), amount(), now));
      }
      return switch (random.nextInt(24)) {
        case 0, 1 -> List.of(pen.amount(deal, Integer.toString(random.nextInt(5_000)), now));
        case 2, 3 -> List.of(reassign(deal));
        case 4 -> List.of(pen.closeDate(deal, LocalDate.parse("2026-01-01"), now));
        case 5 -> {
          deals.remove(place);
          yield List.of(pen.delete(deal, now));
        }
        case 6 -> merge(place, deal);
        case 7 -> List.of(pen.call(deal, now));
        case 8 ->
            List.of(pen.outcomeOf(deal) == null ? pen.fellDue(deal, now) : pen.call(deal, now));
        case 9 -> List.of(pen.notice(deal, now));
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
      return List.of(pen.merge(deal, into.get(), now), pen.absorb(into.get(), deal, now));
    }

    private Recorded reassign(String deal) {
      var other = OWNERS.stream().filter(o -> !o.equals(pen.ownerOf(deal))).toList();
      var owner = other.get(random.nextInt(other.size()));
      return pen.reassign(deal, owner, oneOf("north", "south", null), now);
    }

    private Recorded moveOn(String deal) {
      var pipeline = pen.pipelineOf(deal);
      return switch (random.nextInt(12)) {
        case 0, 1 -> pen.win(deal, now);
        case 2, 3 -> pen.lose(deal, now);
        case 4, 5 -> handOff(deal, pipeline.equals("sales") ? "renewals" : "sales");
        default -> pen.move(deal, anotherStage(deal, pipeline), now);
      };
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

    private String oneOf(String... words) {
      return words[random.nextInt(words.length)];
    }

    private String owner() {
      return OWNERS.get(random.nextInt(OWNERS.size()));
    }

    private String amount() {
      return random.nextInt(5) == 0
          ? null
          : random.nextInt(9_000) + "." + (10 + random.nextInt(90));
    }
  }
}
