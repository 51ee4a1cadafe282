package io.dealstream.metrics.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.facts.Credit;
import io.dealstream.metrics.facts.Visit;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against all visits that go on, looked through each time. */
class OldestOpenVisitTest {

  private static final List<String> STAGES = List.of("a", "a|", "b");
  private static final List<String> OWNERS = List.of("anna", "ben", "eve");

  @TempDir private Path folder;
  private KeyValueStore<Bytes, Credit> store;
  private OpenVisits visits;
  private final Map<String, Going> going = new HashMap<>();

  private record Going(Visit visit, Credit credit) {}

  @BeforeEach
  void open() {
    var context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder.toFile());
    store = OpenVisits.store().withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    visits = new OpenVisits(store, 0);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_oldest_is_that_of_all_that_go_on(long seed) {
    var chance = new Random(seed);
    for (var step = 0; step < 4_000; step++) {
      change(chance, step < 2_000 ? 8 : 2);
      if (chance.nextInt(1_000) == 0) {
        visits = new OpenVisits(store, 0); // as after a restart
      }
      if (step % 10 == 0) {
        isThatOfAll("seed %d, step %d".formatted(seed, step));
      }
    }
  }

  @Test
  void each_is_stored_once() {
    var credit = new Credit("anna", "north", "web");
    visits.begin("p", "d", visit("a", 5), credit);
    try (var all = store.all()) {
      assertThat(all).toIterable().hasSize(1);
    }
    visits.end("p", "d", visit("a", 5), credit);
    try (var none = store.all()) {
      assertThat(none).toIterable().isEmpty();
    }
  }

  /** Those that have been there for longest leave first, as a rule. */
  private void change(Random chance, int beginInTen) {
    if (chance.nextInt(10) < beginInTen) {
      var dealId = "d" + chance.nextInt(100_000);
      if (!going.containsKey(dealId)) {
        begin(dealId, visit(any(STAGES, chance), chance.nextLong(-500, 500)), anyCredit(chance));
      }
    } else if (!going.isEmpty()) {
      var dealId = chance.nextInt(4) == 0 ? going.keySet().iterator().next() : oldestOfAll();
      if (chance.nextInt(4) == 0) {
        handOver(dealId, Objects.requireNonNull(going.get(dealId)), anyCredit(chance));
      } else {
        var ended = Objects.requireNonNull(going.remove(dealId));
        visits.end("p", dealId, ended.visit, ended.credit);
      }
    }
  }

  private String oldestOfAll() {
    return going.entrySet().stream()
        .min(Comparator.comparingLong(one -> one.getValue().visit.enteredAt()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private void begin(String dealId, Visit visit, Credit credit) {
    visits.begin("p", dealId, visit, credit);
    going.put(dealId, new Going(visit, credit));
  }

  private void handOver(String dealId, Going known, Credit to) {
    var before = known.credit.segments();
    var after = to.segments();
    visits.handOver(
        "p",
        dealId,
        known.visit,
        to,
        before.stream().filter(segment -> !after.contains(segment)).toList(),
        after.stream().filter(segment -> !before.contains(segment)).toList());
    going.put(dealId, new Going(known.visit, to));
  }

  private void isThatOfAll(String when) {
    for (var stage : STAGES) {
      Stream.of(Segment.ALL, Segment.owner("anna"), Segment.owner("eve"), Segment.team("north"))
          .forEach(
              segment ->
                  assertThat(visits.oldest("p", stage, segment))
                      .as("%s, %s of %s", when, stage, segment)
                      .isEqualTo(oldest(stage, segment)));
    }
  }

  private long oldest(String stage, Segment segment) {
    return going.values().stream()
        .filter(one -> one.visit.stageId().equals(stage))
        .filter(one -> one.credit.segments().contains(segment))
        .mapToLong(one -> one.visit.enteredAt())
        .min()
        .orElse(OpenVisits.NONE);
  }

  private static Credit anyCredit(Random chance) {
    return new Credit(any(OWNERS, chance), chance.nextInt(3) == 0 ? null : "north", null);
  }

  private static Visit visit(String stage, long enteredAt) {
    return new Visit(stage, 1, enteredAt, new Credit("whoever", null, null));
  }

  private static String any(List<String> words, Random chance) {
    return words.get(chance.nextInt(words.size()));
  }
}
