package io.dealstream.metrics.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NumbersTest {

  private static final long ASOF = 1_700_000_000_000L;

  private final Random random = new Random(11);

  @Test
  void slots_come_out_ascending_each_once_and_without_sums_that_came_to_nothing() {
    for (var round = 0; round < 500; round++) {
      var numbers = new Numbers();
      var model = new TreeMap<Integer, Long>();
      for (var left = random.nextInt(40); left > 0; left--) {
        var slot = random.nextInt(20);
        var delta = random.nextInt(5) - 2;
        numbers.add(slot, delta);
        model.merge(slot, (long) delta, Long::sum);
      }
      model.values().removeIf(sum -> sum == 0);
      assertThat(numbers.tally())
          .isEqualTo(
              new Tally(
                  model.keySet().stream().mapToInt(Integer::intValue).toArray(),
                  model.values().stream().mapToLong(Long::longValue).toArray()));
    }
  }

  @Test
  void tallies_added_up_in_one_are_what_they_are_added_up_one_by_one() {
    for (var round = 0; round < 300; round++) {
      var parts = parts(1 + random.nextInt(30));
      var oneByOne = parts.stream().reduce(Tally.NONE, Tally::plus);
      Collections.shuffle(parts, random);
      var inOne = new Numbers();
      parts.forEach(inOne::plus);
      assertThat(inOne.tally()).isEqualTo(oneByOne);
    }
  }

  @Test
  void tallies_of_the_same_slots_are_added_up_as_others_are() {
    for (var round = 0; round < 300; round++) {
      var one = new Numbers();
      var other = new Numbers();
      for (var left = 1 + random.nextInt(6); left > 0; left--) {
        var slot = random.nextInt(12);
        one.add(slot, 1 + random.nextInt(3));
        other.add(slot, -1 - random.nextInt(3));
      }
      one.raise(Slots.AS_OF, random.nextInt(9)).latest(Slots.latestOf(0), random.nextInt(9));
      other.raise(Slots.AS_OF, random.nextInt(9)).latest(Slots.latestOf(0), random.nextInt(9));
      var expected = new Numbers().plus(one.tally()).plus(other.tally()).tally();
      assertThat(one.tally().plus(other.tally())).isEqualTo(expected);
    }
  }

  /** Of every kind but a latest, which only one source may write, and so in its order. */
  private List<Tally> parts(int size) {
    var parts = new ArrayList<Tally>();
    for (var part = 0; part < size; part++) {
      var asOf = ASOF + random.nextInt(100_000_000);
      var numbers = new Numbers().raise(Slots.AS_OF, asOf);
      for (var left = random.nextInt(6); left > 0; left--) {
        numbers.add(random.nextInt(30), random.nextInt(7) - 3);
        numbers.add(Since.slotOf(asOf - random.nextInt(1_000_000_000)), random.nextInt(3) - 1);
        numbers.add(Slots.cameAt(asOf - random.nextInt(1_000_000_000)), random.nextInt(3) - 1);
        numbers.raise(Slots.high(random.nextInt(3)), random.nextInt(100));
      }
      parts.add(numbers.tally());
    }
    return parts;
  }
}
