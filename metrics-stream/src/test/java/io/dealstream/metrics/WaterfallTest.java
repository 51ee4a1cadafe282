package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.Waterfall.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of open deals, example by example: {@code line deals value}, and the net change. */
class WaterfallTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);

  /** Of Monday. */
  private static final String NEW = "new 1 100.00";

  private final Pen pen = new Pen();
  private final StreamUnderTest stream = new StreamUnderTest(MONDAY);

  @BeforeEach
  void a_deal_is_opened_on_monday() {
    take(pen.pipeline("p", 1, 0, "a", "b"), pen.pipeline("q", 1, 0, "x"));
    take(pen.open("d", "p", "a", "anna", "100", MONDAY));
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void each_movement_counts_on_its_own_day() {
    take(pen.amount("d", "130", TUESDAY));
    assertThat(told("day:2026-03-02")).containsExactly(NEW, "net 1 100.00");
    assertThat(told("day:2026-03-03")).containsExactly("increased 1 30.00", "net 0 30.00");
    assertThat(told("week:2026-W10")).containsExactly(NEW, "increased 1 30.00", "net 1 130.00");
    assertThat(told("all")).containsExactly(NEW, "increased 1 30.00", "net 1 130.00");
  }

  @Test
  void over_all_of_time_it_begins_with_nothing_and_ends_with_what_is_open() {
    take(pen.open("e", "p", "b", "ben", null, TUESDAY));
    var all = record("p", "all", "all").item();
    assertThat(all.opening().amount()).isZero();
    assertThat(all.openingDeals()).isZero();
    assertThat(all.closing().amount()).isEqualByComparingTo("100");
    assertThat(all.closingDeals()).isEqualTo(2);
    assertThat(all.withoutValue()).isOne();
    var day = record("p", "all", "day:2026-03-03").item();
    assertThat(day.opening()).isNull();
    assertThat(day.closing()).isNull();
    assertThat(day.withoutValue()).isNull();
    assertThat(day.netChangeWithoutValue()).isOne();
  }

  @Test
  void a_decrease_is_told_as_what_it_takes() {
    take(pen.amount("d", "70", TUESDAY));
    assertThat(told("day:2026-03-03")).containsExactly("decreased 1 30.00", "net 0 -30.00");
  }

  @Test
  void the_first_amount_of_a_deal_is_an_increase() {
    take(pen.open("e", "p", "a", "anna", null, MONDAY), pen.amount("e", "40", TUESDAY));
    var day = record("p", "all", "day:2026-03-03").item();
    assertThat(told(day)).containsExactly("increased 1 40.00", "net 0 40.00");
    assertThat(day.netChangeWithoutValue()).isEqualTo(-1);
    assertThat(record("p", "all", "all").item().withoutValue()).isZero();
  }

  @Test
  void an_outcome_is_worth_what_the_rate_of_its_day_makes_of_it_and_the_rest_is_revalued() {
    pen.rate = "1.1";
    take(pen.win("d", TUESDAY));
    assertThat(told("day:2026-03-03"))
        .containsExactly("revalued 0 10.00", "won 1 110.00", "net -1 -100.00");
    take(pen.open("e", "p", "a", "anna", "200", TUESDAY));
    pen.rate = "0.9";
    take(pen.lose("e", TUESDAY));
    assertThat(told("day:2026-03-03"))
        .containsExactly(
            "new 1 200.00", "revalued 0 -10.00", "won 1 110.00", "lost 1 180.00", "net -1 -100.00");
  }

  @Test
  void an_outcome_that_is_put_right_is_so_on_its_own_day_and_that_is_a_correction() {
    take(pen.win("d", MONDAY), pen.amount("d", "125", TUESDAY));
    assertThat(told("day:2026-03-02"))
        .containsExactly(NEW, "revalued 0 25.00", "won 1 125.00", "net 0 0.00");
    assertThat(record("p", "all", "day:2026-03-02").correction()).isTrue();
    assertThat(stream.newest).doesNotContainKey(key("p", "all", "day:2026-03-03"));
  }

  @Test
  void a_reopened_deal_comes_again_at_what_it_is_worth_then_and_its_win_stays() {
    take(pen.win("d", MONDAY), pen.amount("d", "125", MONDAY), pen.reopen("d", "b", TUESDAY));
    assertThat(told("day:2026-03-03")).containsExactly("reopened 1 125.00", "net 1 125.00");
    assertThat(told("all"))
        .containsExactly(
            NEW, "reopened 1 125.00", "revalued 0 25.00", "won 1 125.00", "net 1 125.00");
    take(pen.amount("d", "150", TUESDAY)); // no longer puts an outcome right
    assertThat(told("day:2026-03-02"))
        .containsExactly(NEW, "revalued 0 25.00", "won 1 125.00", "net 0 0.00");
  }

  @Test
  void reassigned_and_won_in_one_window_it_is_won_by_whose_it_was_then() {
    take(pen.reassign("d", "ben", TUESDAY), pen.win("d", TUESDAY));
    assertThat(told("owner:anna", "day:2026-03-03"))
        .containsExactly("transferredOut 1 100.00", "net -1 -100.00");
    assertThat(told("owner:ben", "day:2026-03-03"))
        .containsExactly("transferredIn 1 100.00", "won 1 100.00", "net 0 0.00");
    assertThat(told("day:2026-03-03")).containsExactly("won 1 100.00", "net -1 -100.00");
  }

  @Test
  void what_stays_within_a_team_has_not_moved_there() {
    pen.team = "north";
    take(pen.open("e", "p", "a", "anna", "50", MONDAY), pen.reassign("e", "ben", TUESDAY));
    assertThat(stream.newest)
        .doesNotContainKey(key("p", "team:north", "day:2026-03-03"))
        .doesNotContainKey(key("p", "all", "day:2026-03-03"))
        .containsKey(key("p", "owner:ben", "day:2026-03-03"));
    take(pen.reassign("e", "ben", "south", TUESDAY));
    assertThat(told("team:north", "day:2026-03-03"))
        .containsExactly("transferredOut 1 50.00", "net -1 -50.00");
    assertThat(told("team:south", "day:2026-03-03"))
        .containsExactly("transferredIn 1 50.00", "net 1 50.00");
  }

  @Test
  void handed_off_it_leaves_at_what_it_was_worth_and_arrives_at_what_it_is_worth_there() {
    take(pen.handOff("d", "q", "x", TUESDAY));
    assertThat(told("day:2026-03-03")).containsExactly("transferredOut 1 100.00", "net -1 -100.00");
    assertThat(told(record("q", "owner:anna", "day:2026-03-03").item()))
        .containsExactly("transferredIn 1 100.00", "net 1 100.00");
  }

  @Test
  void merged_or_deleted_while_open_it_goes_and_decided_it_had_gone_before() {
    take(
        pen.open("e", "p", "a", "anna", "50", MONDAY), pen.open("f", "p", "a", "ben", "7", MONDAY));
    take(pen.merge("e", "d", TUESDAY), pen.absorb("d", "e", TUESDAY), pen.delete("f", TUESDAY));
    var tuesday = new String[] {"merged 1 50.00", "deleted 1 7.00", "net -2 -57.00"};
    assertThat(told("day:2026-03-03")).containsExactly(tuesday);
    take(pen.win("d", TUESDAY.plusSeconds(86_400)));
    take(pen.delete("d", TUESDAY.plusSeconds(2 * 86_400)));
    assertThat(told("day:2026-03-04")).containsExactly("won 1 100.00", "net -1 -100.00");
    assertThat(stream.newest).doesNotContainKey(key("p", "all", "day:2026-03-05"));
  }

  @Test
  void a_close_date_that_moves_is_noted_beside_the_sum_and_a_first_one_moves_nothing() {
    take(pen.closeDate("d", LocalDate.parse("2026-05-01"), TUESDAY));
    assertThat(stream.newest).doesNotContainKey(key("p", "all", "day:2026-03-03"));
    take(pen.closeDate("d", LocalDate.parse("2026-06-01"), TUESDAY));
    take(pen.closeDate("d", LocalDate.parse("2026-06-01"), TUESDAY));
    take(pen.closeDate("d", LocalDate.parse("2026-04-01"), TUESDAY));
    take(pen.closeDate("d", LocalDate.parse("2026-03-01"), TUESDAY));
    assertThat(told("day:2026-03-03"))
        .containsExactly("pulledIn 2 200.00", "pushedOut 1 100.00", "net 0 0.00");
  }

  @Test
  void what_becomes_known_late_changes_its_own_windows_and_no_later_one() {
    take(pen.amount("d", "130", TUESDAY));
    stream.published.clear();
    take(pen.open("e", "p", "a", "anna", "1000", MONDAY.minusSeconds(86_400)));
    assertThat(told("day:2026-03-01")).containsExactly("new 1 1000.00", "net 1 1000.00");
    assertThat(stream.published.stream().map(record -> record.window().word()))
        .contains("day:2026-03-01", "all")
        .doesNotContain("day:2026-03-02", "day:2026-03-03");
  }

  private static String key(String pipeline, String segment, String window) {
    return NaiveFigures.key(pipeline, "waterfall", segment, window, "-");
  }

  private MetricRecord<Waterfall> record(String pipeline, String segment, String window) {
    return stream.record(key(pipeline, segment, window), Waterfall.class);
  }

  private List<String> told(String window) {
    return told("all", window);
  }

  private List<String> told(String segment, String window) {
    return told(record("p", segment, window).item());
  }

  /** The lines by which anything moved. */
  private static List<String> told(Waterfall item) {
    var told = new ArrayList<String>();
    for (var line : Line.values()) {
      var moved = item.moved(line);
      if (moved.deals() != 0 || moved.value().amount().signum() != 0) {
        told.add(name(line) + " " + moved.deals() + " " + moved.value().amount());
      }
    }
    told.add("net " + item.netChangeDeals() + " " + item.netChange().amount());
    return told;
  }

  /** As published. */
  private static String name(Line line) {
    var words = line.name().toLowerCase(Locale.ROOT).split("_");
    return words[0]
        + String.join(
            "",
            Arrays.stream(words)
                .skip(1)
                .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
                .toList());
  }

  private void take(Recorded... events) {
    for (var event : events) {
      if (event.event() instanceof DealEvent e) {
        stream.passUntil(e.occurredAt());
      }
      stream.take(event);
    }
    stream.settle();
  }
}
