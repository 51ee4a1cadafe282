package io.dealstream.forecast;

import static io.dealstream.forecast.Days.day;
import static io.dealstream.forecast.Days.days;
import static io.dealstream.forecast.Days.entered;
import static io.dealstream.forecast.Days.lost;
import static io.dealstream.forecast.Days.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionTest {

  /** In stage b since day 10, on day 15 five days there, and fifteen days old. */
  final DealHistory open = deal("open", entered("a", 0), entered("b", 10));

  @Test
  void comparable_are_visits_as_old_visits_left_by_then_and_deals_as_old() {
    var past =
        List.of(
            deal("1", entered("b", 0), won(6)), // in b for 6 days: won one day later
            deal("2", entered("b", 0), entered("c", 2), lost(8)), // had left b, open for 8 days
            deal("3", entered("b", 0), won(4)), // over before it was five days there
            open);
    var chance = chance(past);

    assertThat(chance.evidence()).isEqualTo(new Chance.Evidence(1, 2, 0));
    // still in the stage: 1 of 1 + 2; with who had left: 1 of 2 + 2, which counts for five cases
    var left = (2 * 1 / 4.0 + 5 * 1 / 4.0) / 7;
    assertThat(chance.wonWithin(days(1))).isEqualTo((1 / 3.0 + 5 * left) / 6, within(1e-12));
    assertThat(chance.wonWithin(days(0.9))).isZero();
    assertThat(chance.lostWithin(days(2))).isZero();
    assertThat(chance.lostWithin(days(3))).isEqualTo(5 * (3 / 4.0 / 3) / 6, within(1e-12));
    assertThat(chance.won() + chance.lost() + chance.open()).isEqualTo(1, within(1e-12));
  }

  @Test
  void a_stage_nobody_was_in_is_known_by_the_age_of_deals() {
    var earlier =
        List.of(deal("1", entered("x", -30), lost(-10)), deal("2", entered("x", -30), won(-9)));
    assertThat(chance(earlier).evidence()).isEqualTo(new Chance.Evidence(0, 0, 2));
    assertThat(chance(earlier).won()).isEqualTo(3 / 4.0 / 3, within(1e-12));
  }

  @Test
  void what_is_not_decided_counts_for_as_long_as_it_was_seen() {
    var past = List.of(deal("1", entered("b", 0)), deal("2", entered("b", 0), won(7)));
    // on day 15 deal 1 was seen open for 15 days: two cases at risk when deal 2 was won
    assertThat(chance(past).wonWithin(days(2))).isEqualTo(1 / 4.0, within(1e-12));
  }

  @Test
  void who_is_gone_without_an_outcome_was_open_until_then() {
    var gone = deal("1", entered("b", 0), new Step.Ended(day(6), Ending.GONE));
    var chance = chance(List.of(gone));
    assertThat(chance.evidence().inStage()).isEqualTo(1);
    assertThat(chance.won() + chance.lost()).isZero();
  }

  @Test
  void a_reopened_deal_is_decided_by_its_last_outcome() {
    var reopened = deal("1", entered("b", 0), lost(6), entered("b", 7), won(13));
    var chance = chance(List.of(reopened));
    // two visits of six days, won 13 and 6 days after they began
    assertThat(chance.evidence()).isEqualTo(new Chance.Evidence(2, 2, 0));
    assertThat(chance.lost()).isZero();
    assertThat(chance.won()).isPositive();
  }

  @Test
  void a_repeated_stage_is_the_same_visit() {
    var once = deal("1", entered("b", 0), won(8));
    var twice = deal("1", entered("b", 0), entered("b", 3), won(8));
    assertThat(chance(List.of(twice)).evidence()).isEqualTo(chance(List.of(once)).evidence());
    assertThat(chance(List.of(twice)).won()).isEqualTo(chance(List.of(once)).won());
  }

  @Test
  void nothing_can_be_said_where_nothing_was_comparable() {
    var conversion = Conversion.before(day(15), List.of());
    assertThat(conversion.chance(open.open().orElseThrow())).isEmpty();
  }

  private Chance chance(List<DealHistory> past) {
    var conversion = Conversion.before(day(15), past);
    return conversion.chance(open.open().orElseThrow()).orElseThrow();
  }

  static DealHistory deal(String id, Step... steps) {
    return new DealHistory(id, List.of(steps));
  }
}
