package io.dealstream.recount.otherwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetellingTest {

  private static final List<String> IDS = List.of("a", "bb", "ccc", "dddd", "eeeee");
  private static final Stamp STAMP = new Stamp(Instant.parse("2027-01-01T00:00:00Z"), Map.of());

  static LongStream seeds() {
    return LongStream.range(0, "soak".equals(System.getProperty("size")) ? 2_000 : 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void where_every_stage_stands_for_itself_nothing_is_otherwise(long seed) {
    var real = real(seed, qualifiedFrom(seed), UnaryOperator.identity());
    for (var terms : List.of(OtherTerms.NONE, mapping(Map.of("a", "a", "ccc", "ccc")))) {
      var retelling = new Retelling(Tale.HERE, real.definition, terms);
      assertThat(retelling.definition()).isEqualTo(real.definition);
      for (var event : real.events) {
        assertThat(retelling.tell(event)).contains(event);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stages_taken_for_others_are_the_history_written_again_by_hand(long seed) {
    var marked = qualifiedFrom(seed);
    var mapping = anyMapping(new Random(seed));
    var terms = mapping(mapping);
    var real = real(seed, marked, UnaryOperator.identity());
    var left = new ArrayList<Stage>();
    for (var id : IDS) {
      if (terms.stage(id).equals(id)) {
        var standsFor = IDS.stream().filter(other -> terms.stage(other).equals(id)).toList();
        var qualified = standsFor.stream().anyMatch(other -> IDS.indexOf(other) == marked);
        left.add(Tale.stage(id, "0." + id.length(), qualified));
      }
    }
    var byHand = new Tale(left, terms::stage);
    byHand.tell(new Deeds(seed, IDS).some(300));
    var retelling = new Retelling(Tale.HERE, real.definition, terms);
    assertThat(retelling.definition().stages()).isEqualTo(left);
    var told = real.events.stream().map(retelling::tell).flatMap(Optional::stream).toList();
    assertThat(told).as("%s", mapping).isEqualTo(byHand.events);
    assertThat(figures(told, retelling)).isEqualTo(figures(byHand.events, retelling));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void all_stages_in_one_leave_the_win_rate_and_count_each_beginning(long seed) {
    var real = real(seed, 2, UnaryOperator.identity());
    var one = mapping(Map.of("a", "bb", "bb", "ccc", "dddd", "ccc", "eeeee", "dddd"));
    var retelling = new Retelling(Tale.HERE, real.definition, one);
    var told = real.events.stream().map(retelling::tell).flatMap(Optional::stream).toList();
    assertThat(retelling.definition().stages()).extracting(Stage::id).containsExactly("ccc");
    assertThat(told).noneMatch(DealEvent.StageChanged.class::isInstance);
    var before = recount(real.events, new Retelling(Tale.HERE, real.definition, OtherTerms.NONE));
    var after = recount(told, retelling);
    for (var metric : List.<Metric<?>>of(Metric.WIN_RATE, Metric.CYCLE, Metric.WATERFALL)) {
      assertThat(items(after, metric)).isEqualTo(items(before, metric));
    }
    var rate = (WinRate) items(after, Metric.WIN_RATE).getFirst();
    assertThat(rate.won() + rate.lost()).isPositive();
    var beginnings =
        told.stream()
            .filter(
                e ->
                    e instanceof DealEvent.Opened
                        || e instanceof DealEvent.Reopened
                        || e instanceof DealEvent.HandedOff h && h.pipelineId().equals(Tale.HERE))
            .count();
    assertThat(items(after, Metric.STAGE_ENTRIES))
        .extracting(item -> ((StageEntries) item).entered())
        .containsExactly(beginnings);
  }

  @Test
  void what_another_version_said_of_a_move_stays_where_the_mapping_changes_nothing_of_it() {
    var real = real(1, 2, UnaryOperator.identity());
    // There were two more stages between once.
    var moved = moved("bb", "ccc", Direction.FORWARD, 2, true);
    var apart = mapping(Map.of("eeeee", "dddd"));
    assertThat(new Retelling(Tale.HERE, real.definition, apart).tell(moved)).contains(moved);
    var together = mapping(Map.of("bb", "dddd"));
    var told = new Retelling(Tale.HERE, real.definition, together).tell(moved).orElseThrow();
    assertThat(told).isEqualTo(moved("dddd", "ccc", Direction.BACKWARD, 0, true));
  }

  @Test
  void a_probability_stands_in_for_the_one_of_its_time() {
    var real = real(3, 0, UnaryOperator.identity());
    var sure = new OtherTerms(Map.of("a", "bb"), Map.of("bb", BigDecimal.ONE), Map.of());
    var retelling = new Retelling(Tale.HERE, real.definition, sure);
    for (var event : real.events) {
      if (retelling.tell(event).orElse(null) instanceof DealEvent.Opened e) {
        var expected = e.to().equals("bb") ? "1" : "0." + e.to().length();
        assertThat(e.stageTerms().probability()).isEqualTo(new BigDecimal(expected));
        assertThat(e.stageTerms().forecastCategory())
            .isEqualTo(Tale.stage(e.to(), "0", false).forecastCategory());
      }
    }
  }

  @Test
  void stages_in_a_circle_leave_none() {
    var circle = Map.of("a", "bb", "bb", "ccc", "ccc", "bb");
    assertThat(OtherTerms.circle(circle).orElseThrow()).containsExactlyInAnyOrder("bb", "ccc");
    assertThat(OtherTerms.circle(Map.of("a", "bb", "bb", "bb"))).isEmpty();
    var real = real(1, 0, UnaryOperator.identity());
    var terms = mapping(circle);
    assertThatThrownBy(() -> new Retelling(Tale.HERE, real.definition, terms))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Tale real(long seed, int marked, UnaryOperator<String> stands) {
    var stages =
        IDS.stream()
            .map(id -> Tale.stage(id, "0." + id.length(), IDS.indexOf(id) == marked))
            .toList();
    var tale = new Tale(stages, stands);
    tale.tell(new Deeds(seed, IDS).some(300));
    return tale;
  }

  /** The stage that is marked; none for one seed in six. */
  private static int qualifiedFrom(long seed) {
    return (int) (seed % 6);
  }

  /** Each stage stands for itself or for one that comes later in a lot, so there is no circle. */
  private static Map<String, String> anyMapping(Random random) {
    var lot = new ArrayList<>(IDS);
    Collections.shuffle(lot, random);
    var mapping = new HashMap<String, String>();
    for (var n = 0; n + 1 < lot.size(); n++) {
      if (random.nextBoolean()) {
        mapping.put(lot.get(n), lot.get(n + 1 + random.nextInt(lot.size() - n - 1)));
      }
    }
    return mapping;
  }

  private static OtherTerms mapping(Map<String, String> stages) {
    return new OtherTerms(stages, Map.of(), Map.of());
  }

  private static DealEvent.StageChanged moved(
      String from, String to, Direction direction, int skipped, boolean qualified) {
    return new DealEvent.StageChanged(
        "d",
        Tale.HERE,
        0,
        from,
        to,
        direction,
        skipped,
        1,
        qualified,
        null,
        "rita",
        null,
        null,
        null,
        Via.API,
        STAMP.asOf());
  }

  private static Recount recount(List<DealEvent> events, Retelling retelling) {
    var recount = new Recount();
    recount.define(Tale.HERE, retelling.definition());
    events.forEach(recount::add);
    return recount;
  }

  private static List<List<MetricItem>> figures(List<DealEvent> events, Retelling retelling) {
    var recount = recount(events, retelling);
    return Metric.ALL.stream()
        .filter(Recount::isOfDeals)
        .map(metric -> items(recount, metric))
        .toList();
  }

  private static List<MetricItem> items(Recount recount, Metric<?> metric) {
    return recount.answer(metric, Tale.HERE, Segment.ALL, Window.ALL, STAMP).stream()
        .<MetricItem>map(MetricRecord::item)
        .toList();
  }
}
