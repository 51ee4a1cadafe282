package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.OpenPipeline;
import io.dealstream.events.metric.Window;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is open in each stage, as one deal after the other goes its way. */
class OpenPipelineTest {

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Pen pen = new Pen();
  private final StreamUnderTest stream = new StreamUnderTest();

  @BeforeEach
  void two_deals_in_the_first_stage() {
    pen.likely("p", "a", "0.1");
    pen.likely("p", "b", "0.5");
    pen.likely("q", "x", "0.25");
    take(pen.pipeline("p", 1, 0, "a", "b"), pen.pipeline("q", 1, 0, "x"));
    take(pen.open("d", "p", "a", "anna", "100", NINE), pen.open("e", "p", "a", "ben", null, NINE));
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void each_stage_has_its_deals_what_they_are_worth_and_how_much_of_it_is_likely() {
    assertThat(open("a")).isEqualTo(new OpenPipeline("a", 2, eur("100"), eur("10"), 1, 0));
    assertThat(open("owner:anna", "a"))
        .isEqualTo(new OpenPipeline("a", 1, eur("100"), eur("10"), 0, 0));
    assertThat(open("owner:ben", "a"))
        .isEqualTo(new OpenPipeline("a", 1, eur("0"), eur("0"), 1, 0));
  }

  @Test
  void a_move_takes_a_deal_with_all_it_is_worth_and_is_no_correction() {
    take(pen.move("d", "b", NINE.plusSeconds(1)));
    assertThat(open("a")).isEqualTo(new OpenPipeline("a", 1, eur("0"), eur("0"), 1, 0));
    assertThat(open("b")).isEqualTo(new OpenPipeline("b", 1, eur("100"), eur("50"), 0, 0));
    assertThat(stream.published).noneMatch(MetricRecord::correction);
  }

  @Test
  void it_is_so_now_and_in_no_other_window() {
    take(pen.move("d", "b", NINE.plusSeconds(1)));
    assertThat(stream.published)
        .filteredOn(record -> record.metric().equals("open-pipeline"))
        .isNotEmpty()
        .allMatch(record -> record.window().equals(Window.ALL));
  }

  @Test
  void the_deals_own_probability_holds_in_whatever_stage_until_it_is_taken_away() {
    take(pen.probability("d", "0.9", NINE.plusSeconds(1)));
    assertThat(open("a").weightedValue()).isEqualTo(eur("90"));
    take(pen.move("d", "b", NINE.plusSeconds(2)));
    assertThat(open("b").weightedValue()).isEqualTo(eur("90"));
    take(pen.probability("d", null, NINE.plusSeconds(3)));
    assertThat(open("b").weightedValue()).isEqualTo(eur("50"));
  }

  @Test
  void another_probability_of_a_stage_is_one_for_deals_that_enter_from_then_on() {
    pen.likely("p", "a", "0.8");
    stream.published.clear();
    take(pen.pipeline("p", 1, 0, "a", "b"));
    assertThat(stream.published).isEmpty();
    assertThat(open("a").weightedValue()).isEqualTo(eur("10"));
    take(pen.open("f", "p", "a", "anna", "1000", NINE));
    assertThat(open("a").weightedValue()).isEqualTo(eur("810"));
    take(pen.move("d", "b", NINE.plusSeconds(1)), pen.move("d", "a", NINE.plusSeconds(2)));
    assertThat(open("a").weightedValue()).isEqualTo(eur("880"));
  }

  @Test
  void where_no_probability_was_told_the_value_is_not_weighed() {
    take(pen.pipeline("old", 1, 0, "a"));
    take(pen.open("f", "old", "a", "anna", "70", NINE));
    var key = NaiveFigures.key("old", "open-pipeline", "all", "a");
    assertThat(stream.item(key, OpenPipeline.class))
        .isEqualTo(new OpenPipeline("a", 1, eur("70"), eur("0"), 0, 1));
    take(pen.probability("f", "0.5", NINE.plusSeconds(1)));
    assertThat(stream.item(key, OpenPipeline.class))
        .isEqualTo(new OpenPipeline("a", 1, eur("70"), eur("35"), 0, 0));
  }

  @Test
  void weights_add_up_before_they_are_rounded() {
    for (var deal : new String[] {"f", "g", "h"}) {
      take(pen.open(deal, "p", "b", "anna", "0.01", NINE));
    }
    assertThat(open("b").weightedValue()).isEqualTo(eur("0.02")); // of 0.015, and not of zeros
    take(pen.open("i", "p", "b", "anna", "79999999999999.99", NINE));
    assertThat(open("b").weightedValue()).isEqualTo(eur("40000000000000.01"));
  }

  @Test
  void a_probability_that_is_next_to_nothing_is_nothing() {
    take(pen.probability("d", "1e-900000000", NINE.plusSeconds(1)));
    assertThat(open("a").weightedValue()).isEqualTo(eur("0"));
  }

  @Test
  void an_amount_that_changes_counts_at_once() {
    take(pen.amount("e", "40", NINE.plusSeconds(1)), pen.amount("d", "300", NINE.plusSeconds(1)));
    assertThat(open("a")).isEqualTo(new OpenPipeline("a", 2, eur("340"), eur("34"), 0, 0));
  }

  @Test
  void a_deal_that_is_handed_to_another_owner_counts_there_alone() {
    take(pen.reassign("d", "ben", NINE.plusSeconds(1)));
    assertThat(open("owner:anna", "a").count()).isZero();
    assertThat(open("owner:ben", "a"))
        .isEqualTo(new OpenPipeline("a", 2, eur("100"), eur("10"), 1, 0));
    assertThat(open("a").count()).isEqualTo(2);
  }

  @Test
  void a_decided_deal_is_not_open_until_it_is_reopened_at_what_it_is_worth_then() {
    take(pen.win("d", NINE.plusSeconds(1)), pen.lose("e", NINE.plusSeconds(1)));
    assertThat(open("a")).isEqualTo(new OpenPipeline("a", 0, eur("0"), eur("0"), 0, 0));
    take(pen.amount("d", "60", NINE.plusSeconds(2)));
    assertThat(open("a").count()).isZero();
    take(pen.reopen("d", "b", NINE.plusSeconds(3)));
    assertThat(open("b")).isEqualTo(new OpenPipeline("b", 1, eur("60"), eur("30"), 0, 0));
  }

  @Test
  void a_deal_that_is_merged_or_deleted_is_not_open() {
    take(pen.merge("d", "e", NINE.plusSeconds(1)), pen.absorb("e", "d", NINE.plusSeconds(1)));
    assertThat(open("a")).isEqualTo(new OpenPipeline("a", 1, eur("0"), eur("0"), 1, 0));
    take(pen.delete("e", NINE.plusSeconds(2)));
    assertThat(open("a").count()).isZero();
  }

  @Test
  void a_deal_that_is_handed_off_is_open_where_it_goes_with_its_own_probability() {
    take(pen.probability("d", "0.9", NINE.plusSeconds(1)));
    take(pen.handOff("d", "q", "x", NINE.plusSeconds(2)));
    assertThat(open("a").count()).isEqualTo(1);
    var there = NaiveFigures.key("q", "open-pipeline", "all", "x");
    assertThat(stream.item(there, OpenPipeline.class))
        .isEqualTo(new OpenPipeline("x", 1, eur("100"), eur("90"), 0, 0));
  }

  private OpenPipeline open(String stage) {
    return open("all", stage);
  }

  private OpenPipeline open(String segment, String stage) {
    var key = NaiveFigures.key("p", "open-pipeline", segment, stage);
    return stream.item(key, OpenPipeline.class);
  }

  private void take(Recorded... events) {
    stream.take(events);
    stream.settle();
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
