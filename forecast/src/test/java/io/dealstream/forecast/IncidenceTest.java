package io.dealstream.forecast;

import static io.dealstream.forecast.Ending.LOST;
import static io.dealstream.forecast.Ending.WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class IncidenceTest {

  static final double EXACTLY = 1e-12;

  /** Beside two that stay: 6, then 5 at risk; one is seen no longer; then 3. */
  final Incidence four = Incidence.of(new long[] {1, 2, 3, 4}, new Ending[] {WON, LOST, null, WON});

  @Test
  void each_outcome_counts_by_who_was_still_there() {
    var all = four.since(0);
    assertThat(all.cases()).isEqualTo(4);
    assertThat(all.wonWithin(0)).isZero();
    assertThat(all.wonWithin(1)).isEqualTo(1 / 6.0, within(EXACTLY));
    assertThat(all.lostWithin(1)).isZero();
    assertThat(all.lostWithin(2)).isEqualTo(1 / 6.0, within(EXACTLY));
    assertThat(all.wonWithin(3)).isEqualTo(1 / 6.0, within(EXACTLY));
    assertThat(all.wonWithin(Long.MAX_VALUE)).isEqualTo(1 / 6.0 + 2 / 9.0, within(EXACTLY));
  }

  @Test
  void who_had_ended_by_an_age_is_not_comparable_to_who_has_not() {
    var later = four.since(2);
    assertThat(later.cases()).isEqualTo(2);
    assertThat(later.wonWithin(1)).isZero();
    assertThat(later.wonWithin(2)).isEqualTo(1 / 3.0, within(EXACTLY));
    assertThat(later.lostWithin(2)).isZero();
  }

  @Test
  void what_happens_at_one_time_happens_together() {
    var three = Incidence.of(new long[] {5, 5, 5}, new Ending[] {WON, LOST, WON}).since(0);
    assertThat(three.wonWithin(5)).isEqualTo(2 / 5.0, within(EXACTLY));
    assertThat(three.lostWithin(5)).isEqualTo(1 / 5.0, within(EXACTLY));
  }

  @Test
  void nothing_is_known_of_nobody() {
    var none = Incidence.of(new long[0], new Ending[0]).since(3);
    assertThat(none.cases()).isZero();
    assertThat(none.wonWithin(Long.MAX_VALUE)).isZero();
  }

  @RepeatedTest(20)
  void from_an_age_on_it_is_as_if_the_others_had_never_been(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var cases = cases(random);
    long age = random.nextInt(60);
    var since = incidence(cases).since(age);
    var alone = incidence(cases.stream().filter(one -> one.time > age).toList()).since(0);
    for (var time = 0; time < 60; time++) {
      assertThat(since.wonWithin(time)).isEqualTo(alone.wonWithin(age + time), within(1e-9));
      assertThat(since.lostWithin(time)).isEqualTo(alone.lostWithin(age + time), within(1e-9));
    }
  }

  @RepeatedTest(20)
  void shares_only_grow_and_leave_room_for_who_is_open(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var since = incidence(cases(random)).since(random.nextInt(30));
    var won = 0.0;
    var lost = 0.0;
    for (var time = 0; time < 80; time++) {
      assertThat(since.wonWithin(time)).isGreaterThanOrEqualTo(won);
      assertThat(since.lostWithin(time)).isGreaterThanOrEqualTo(lost);
      won = since.wonWithin(time);
      lost = since.lostWithin(time);
      assertThat(won + lost).isLessThan(1);
    }
  }

  private record One(long time, Ending ending) {}

  private static List<One> cases(Random random) {
    var cases = new ArrayList<One>();
    for (var i = random.nextInt(60); i >= 0; i--) {
      cases.add(new One(random.nextInt(60), new Ending[] {WON, LOST, null}[random.nextInt(3)]));
    }
    cases.sort(Comparator.comparingLong(One::time));
    return cases;
  }

  private static Incidence incidence(List<One> cases) {
    return Incidence.of(
        cases.stream().mapToLong(One::time).toArray(),
        cases.stream().map(One::ending).toArray(Ending[]::new));
  }
}
