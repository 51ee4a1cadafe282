package io.dealstream.metrics.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void every_bucket_is_within_one_per_cent_of_what_is_in_it() {
    var random = new Random(7);
    for (var i = 0; i < 200_000; i++) {
      var value = random.nextLong() >>> 1 + random.nextInt(62);
      var middle = Histogram.middleOf(Histogram.bucketOf(value));
      assertThat(Math.abs(middle - value) / (double) Math.max(1, value)).isLessThanOrEqualTo(0.01);
    }
  }

  @Test
  void small_values_are_exact() {
    for (var value = 0L; value < 128; value++) {
      assertThat(Histogram.middleOf(Histogram.bucketOf(value))).isEqualTo(value);
    }
  }

  @Test
  void buckets_ascend_with_their_values_up_to_the_largest() {
    assertThat(Histogram.bucketOf(Long.MAX_VALUE)).isEqualTo(Histogram.BUCKETS - 1);
    var last = -1;
    for (var power = 0; power < 63; power++) {
      for (var value : List.of((1L << power) - 1, 1L << power, (1L << power) + (1L << power) / 2)) {
        assertThat(Histogram.bucketOf(value)).isGreaterThanOrEqualTo(last);
        last = Histogram.bucketOf(value);
      }
    }
  }

  @Test
  void time_below_zero_is_no_length() {
    assertThatThrownBy(() -> Histogram.bucketOf(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_taken_back_has_left_whatever_the_order_of_deltas() {
    var random = new Random(3);
    var kept = new ArrayList<Long>();
    var deltas = new ArrayList<Tally>();
    for (var i = 0; i < 500; i++) {
      var value = random.nextLong(100_000_000);
      deltas.add(added(value));
      if (i % 3 == 0) {
        deltas.add(takenBack(value));
      } else {
        kept.add(value);
      }
    }
    Collections.shuffle(deltas, random);
    Collections.sort(kept);
    var spread = Spread.of(deltas.stream().reduce(Tally.NONE, Tally::plus));
    assertThat(spread.count()).isEqualTo(kept.size());
    assertThat(spread.sum()).isEqualTo(kept.stream().mapToLong(Long::longValue).sum());
    assertThat(spread.min()).isCloseTo(kept.getFirst(), withinPercentage(1));
    assertThat(spread.max()).isCloseTo(kept.getLast(), withinPercentage(1));
    for (var percent : List.of(50, 90, 95)) {
      var rank = Math.ceilDiv(kept.size() * percent, 100);
      assertThat(spread.percentile(percent)).isCloseTo(kept.get(rank - 1), withinPercentage(1));
    }
  }

  @Test
  void ends_are_exact_until_a_value_is_taken_back() {
    var three = added(1_000_003).plus(added(2_000_003)).plus(added(3_000_003));
    assertThat(Spread.of(three).min()).isEqualTo(1_000_003);
    assertThat(Spread.of(three).max()).isEqualTo(3_000_003);
    var two = Spread.of(three.plus(takenBack(3_000_003)));
    assertThat(two.max()).isCloseTo(2_000_003L, withinPercentage(1));
  }

  @Test
  void a_tally_is_read_as_it_was_written() {
    var tally =
        added(5)
            .plus(takenBack(70_000_000))
            .plus(new Numbers().add(0, -3).latest(Slots.latestOf(2), Long.MAX_VALUE).tally());
    var out = new ByteWriter();
    tally.write(out);
    assertThat(Tally.read(new ByteReader(out.bytes()))).isEqualTo(tally);
  }

  @Test
  void of_the_highs_the_higher_stays_and_of_the_latest_the_last() {
    var early = new Numbers().raise(Slots.AS_OF, 9).latest(Slots.latestOf(0), 9).tally();
    var late = new Numbers().raise(Slots.AS_OF, 4).latest(Slots.latestOf(0), 4).tally();
    var both = early.plus(late);
    assertThat(both.get(Slots.AS_OF, 0)).isEqualTo(9);
    assertThat(both.get(Slots.latestOf(0), 0)).isEqualTo(4);
  }

  @Test
  void the_lowest_of_what_the_partitions_last_said_counts() {
    var both = new Numbers().latest(Slots.latestOf(0), 7).latest(Slots.latestOf(3), 5).tally();
    assertThat(both.lowestLatest(Long.MAX_VALUE)).isEqualTo(5);
    assertThat(Tally.NONE.lowestLatest(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void sums_that_come_to_nothing_leave_nothing() {
    var one = new Numbers().add(4, 1).tally();
    assertThat(one.plus(new Numbers().add(4, -1).tally()).isEmpty()).isTrue();
  }

  private static Tally added(long value) {
    var numbers = new Numbers();
    Spread.add(numbers, value);
    return numbers.tally();
  }

  private static Tally takenBack(long value) {
    var numbers = new Numbers();
    Spread.takeBack(numbers, value);
    return numbers.tally();
  }
}
