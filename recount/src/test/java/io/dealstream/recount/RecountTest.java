package io.dealstream.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Reach;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.metric.Window;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One deal: opened, moved on, won, reopened and won again, in a zone ahead of UTC. */
class RecountTest {

  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  /** Still the first of March in UTC. */
  private static final Instant OPENED = Instant.parse("2026-03-01T23:30:00Z");

  private static final Instant MOVED = OPENED.plusSeconds(100);
  private static final Instant WON = MOVED.plusSeconds(300);
  private static final Instant REOPENED = WON.plusSeconds(1_000);
  private static final Instant WON_AGAIN = REOPENED.plusSeconds(50);
  private static final Stamp STAMP =
      new Stamp(Instant.parse("2026-03-31T00:00:00Z"), Map.of("deal-events-0", 5L));

  private final Recount recount = new Recount();

  @BeforeEach
  void tell() {
    recount.define(
        "p",
        new PipelineDefinition(
            "Sales", "EUR", WARSAW.getId(), 1, stages("a", "b", "c"), StageRules.FREE));
    recount.add(opened("d"));
    recount.add(moved("d"));
    recount.add(won("d", "b", WON));
    recount.add(reopened("d"));
    recount.add(won("d", "c", WON_AGAIN));
  }

  @Test
  void a_deal_that_was_won_twice_is_one_win_at_the_later_time() {
    var rate = (WinRate) items(Metric.WIN_RATE, Segment.ALL, Window.ALL).getFirst();
    assertThat(rate.won()).isOne();
    assertThat(rate.wonValue()).isEqualTo(Money.of("10.00", "EUR"));
    var cycles = items(Metric.CYCLE, Segment.ALL, Window.ALL);
    assertThat(cycles)
        .extracting(item -> ((Cycle) item).sumSeconds().intValueExact())
        .containsExactly(1_450, 450, 0);
  }

  @Test
  void every_stage_is_answered_zeros_too() {
    var entries = items(Metric.STAGE_ENTRIES, Segment.ALL, Window.ALL);
    assertThat(entries)
        .extracting(item -> ((StageEntries) item).entered())
        .containsExactly(1L, 1L, 1L);
    var nobodys = items(Metric.STAGE_ENTRIES, Segment.owner("nobody"), Window.ALL);
    assertThat(nobodys)
        .extracting(item -> ((StageEntries) item).entered())
        .containsExactly(0L, 0L, 0L);
  }

  @Test
  void a_null_figure_has_its_reason() {
    var nobodys =
        recount.answer(Metric.VELOCITY, "p", Segment.owner("nobody"), Window.ALL, STAMP).getFirst();
    assertThat(nobodys.reasons())
        .containsEntry("velocityPerDay", "too-few-won-deals")
        .containsEntry("throughputPerDay", "no-time-passed");
    var ours = (Velocity) items(Metric.VELOCITY, Segment.ALL, Window.ALL).getFirst();
    assertThat(ours.velocityPerDay()).isEqualTo(Money.of("0.00", "EUR"));
    assertThat(ours.medianCycleDays()).isEqualTo(new BigDecimal("0.005208"));
  }

  @Test
  void what_was_skipped_was_not_entered_and_what_was_reached_stays_reached() {
    assertThat(items(Metric.REACH, Segment.ALL, Window.ALL))
        .extracting(item -> (Reach) item)
        .extracting(reach -> reach.from() + ":" + reach.to() + "=" + reach.reached())
        .containsExactly("a:b=1", "a:c=1", "a:won=1", "b:c=1", "b:won=1", "c:won=1");
  }

  @Test
  void days_are_those_of_the_pipelines_zone() {
    var second = Window.of(Period.DAY, "2026-03-02", WARSAW);
    var first = Window.of(Period.DAY, "2026-03-01", WARSAW);
    assertThat(((WinRate) items(Metric.WIN_RATE, Segment.ALL, second).getFirst()).won()).isOne();
    assertThat(((WinRate) items(Metric.WIN_RATE, Segment.ALL, first).getFirst()).won()).isZero();
  }

  @Test
  void all_figures_are_the_same_as_those_that_are_asked_for_one_by_one() {
    var all = recount.all("p", LocalDate.parse("2026-03-31"));
    var counted = all.counted(STAMP).toList();
    assertThat(counted).extracting(record -> record.window().kind()).contains("week", "trailing90");
    assertThat(counted).extracting(record -> record.segment().word()).contains("all", "owner:rita");
    assertThat(counted)
        .allSatisfy(
            record -> {
              assertThat(asked(record)).contains(record);
              assertThat(all.beside(record)).contains(record);
            });
  }

  @Test
  void a_window_opens_with_what_was_open_when_it_began() {
    recount.add(opened("e"));
    recount.add(won("e", "a", Instant.parse("2026-04-01T10:00:00Z")));
    var april = waterfall(Segment.ALL, Window.of(Period.MONTH, "2026-04", WARSAW));
    assertThat(april.openingDeals()).isOne();
    assertThat(april.opening()).isEqualTo(Money.of("0.00", "EUR"));
    assertThat(april.revalued()).isEqualTo(Money.of("10.00", "EUR"));
    assertThat(april.won()).isEqualTo(Money.of("10.00", "EUR"));
    assertThat(april.closingDeals()).isZero();
    assertThat(april.withoutValue()).isZero();
    var march = waterfall(Segment.team("north"), Window.of(Period.MONTH, "2026-03", WARSAW));
    assertThat(march.openingDeals()).isZero();
    assertThat(march.closingDeals()).isOne();
    assertThat(march.wonDeals()).isEqualTo(2); // one deal, twice
    assertThat(march.reopenedDeals()).isOne();
    var nobodys = waterfall(Segment.owner("nobody"), Window.of(Period.MONTH, "2026-04", WARSAW));
    assertThat(nobodys.openingDeals()).isZero();
  }

  private Waterfall waterfall(Segment segment, Window window) {
    return (Waterfall) items(Metric.WATERFALL, segment, window).getFirst();
  }

  @Test
  void figures_of_other_ninety_days_are_refused() {
    var all = recount.all("p", LocalDate.parse("2026-03-31"));
    var another = recount.all("p", LocalDate.parse("2026-04-01")).counted(STAMP).toList();
    assertThatThrownBy(() -> another.forEach(all::beside))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_deal_that_is_handed_off_ends_here_and_begins_there() {
    recount.define(
        "q", new PipelineDefinition("Renewals", "EUR", "UTC", 1, stages("x"), StageRules.FREE));
    recount.add(opened("e"));
    recount.add(
        new DealEvent.HandedOff(
            "e", "p", 0, "a", "q", 0, "x", 1, true, null, null, null, "rita", null, null, null,
            Via.API, MOVED));
    var here = (StageEntries) items(Metric.STAGE_ENTRIES, Segment.ALL, Window.ALL).getFirst();
    assertThat(here.handedOff()).isOne();
    var there = recount.answer(Metric.STAGE_DWELL, "q", Segment.ALL, Window.ALL, STAMP);
    assertThat(((StageDwell) there.getFirst().item()).oldestOpenEnteredAt()).isEqualTo(MOVED);
  }

  @Test
  void by_another_definition_a_deal_that_was_decided_at_once_does_not_count() {
    recount.add(opened("e"));
    recount.add(won("e", "a", WON));
    var all = (WinRate) items(Metric.WIN_RATE, Segment.ALL, Window.ALL).getFirst();
    var worked = (WinRate) items(Metric.WIN_RATE_2, Segment.ALL, Window.ALL).getFirst();
    assertThat(all.won()).isEqualTo(2);
    assertThat(worked.won()).isOne();
    assertThat(worked.wonValue()).isEqualTo(Money.of("10.00", "EUR"));
    assertThat(items(Metric.CYCLE_2, Segment.ALL, Window.ALL))
        .extracting(item -> ((Cycle) item).sumSeconds().intValueExact())
        .containsExactly(1_450, 450, 0);
    recount.add(opened("f"));
    recount.add(won("f", "a", OPENED.plus(Duration.ofDays(1)).minusMillis(1)));
    assertThat(((WinRate) items(Metric.WIN_RATE_2, Segment.ALL, Window.ALL).getFirst()).won())
        .isOne();
    recount.add(opened("g"));
    recount.add(won("g", "a", OPENED.plus(Duration.ofDays(1))));
    assertThat(((WinRate) items(Metric.WIN_RATE_2, Segment.ALL, Window.ALL).getFirst()).won())
        .isEqualTo(2);
    for (var deal : List.of("e", "f")) {
      recount.add(reopened(deal));
      recount.add(won(deal, "c", OPENED.plus(Duration.ofHours(30))));
    }
    assertThat(items(Metric.WIN_RATE_2, Segment.ALL, Window.ALL))
        .isEqualTo(items(Metric.WIN_RATE, Segment.ALL, Window.ALL));
    var beside = recount.all("p", LocalDate.parse("2026-03-31"), Metric.BESIDE);
    assertThat(beside.counted(STAMP).map(MetricKey::of))
        .contains("p|win-rate|2|all|all|-", "p|cycle|2|owner:rita|all|active")
        .noneMatch(key -> key.contains("|1|"));
  }

  private Stream<MetricRecord<? extends MetricItem>> asked(
      MetricRecord<? extends MetricItem> like) {
    var metric =
        Metric.ALL.stream().filter(m -> m.name().equals(like.metric())).findFirst().orElseThrow();
    return recount.published(metric, "p", like.segment(), like.window(), STAMP).stream();
  }

  private List<MetricItem> items(Metric<?> metric, Segment segment, Window window) {
    return recount.answer(metric, "p", segment, window, STAMP).stream()
        .<MetricItem>map(MetricRecord::item)
        .toList();
  }

  private static List<Stage> stages(String... ids) {
    return Stream.of(ids)
        .map(
            id -> new Stage(id, id, BigDecimal.ZERO, false, 0, 0, ForecastCategory.PIPELINE, false))
        .toList();
  }

  private static DealEvent opened(String deal) {
    return new DealEvent.Opened(
        deal, "p", 0, "Ropes", "a", 1, true, null, null, null, "rita", "north", null, null, null,
        null, null, null, Via.API, OPENED);
  }

  private static DealEvent moved(String deal) {
    return new DealEvent.StageChanged(
        deal,
        "p",
        0,
        "a",
        "b",
        Direction.FORWARD,
        0,
        1,
        true,
        null,
        "rita",
        "north",
        null,
        null,
        Via.API,
        MOVED);
  }

  private static DealEvent won(String deal, String from, Instant at) {
    var value = Money.of("10.00", "EUR");
    return new DealEvent.Won(
        deal, "p", 0, from, value, value, "rita", "north", null, null, Via.API, at);
  }

  private static DealEvent reopened(String deal) {
    return new DealEvent.Reopened(
        deal, "p", 0, "c", 1, true, null, null, null, "rita", "north", null, null, Via.API,
        REOPENED);
  }
}
