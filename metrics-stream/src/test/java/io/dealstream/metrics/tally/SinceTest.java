package io.dealstream.metrics.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SinceTest {

  private static final long DAY = 86_400_000;
  private static final long NOW = 1_780_000_000_000L;

  @Test
  void a_time_is_within_two_seconds_or_within_six_thousandths_of_its_age() {
    var random = new Random(5);
    for (var i = 0; i < 200_000; i++) {
      var age = random.nextLong() >>> 22 + random.nextInt(42);
      var at = NOW - age % NOW;
      var found = Since.timeOf(Since.by(NOW, Since.slotOf(at)));
      assertThat(Math.abs(found - at))
          .as("since %d", at)
          .isLessThanOrEqualTo(Math.max(2_048, (NOW - at) * 6 / 1_000));
    }
  }

  @Test
  void the_slot_of_a_time_does_not_depend_on_what_it_was_on_the_way() {
    var random = new Random(6);
    for (var i = 0; i < 100_000; i++) {
      var slot = Since.slotOf(NOW - random.nextLong(400 * DAY));
      var earlier = NOW - random.nextLong(400 * DAY);
      assertThat(Since.by(NOW, Since.by(earlier, slot))).isEqualTo(Since.by(NOW, slot));
      assertThat(Since.by(NOW, Since.by(NOW, slot))).isEqualTo(Since.by(NOW, slot));
    }
  }

  @Test
  void later_times_have_higher_slots() {
    var last = 0;
    for (var at = NOW - 900 * DAY; at < NOW + DAY; at += 1_234_567) {
      var slot = Since.by(NOW, Since.slotOf(at));
      assertThat(slot).isGreaterThanOrEqualTo(last);
      last = slot;
    }
  }

  @Test
  void what_goes_on_takes_little_room_and_what_has_ended_none() {
    var random = new Random(8);
    var begun = new ArrayList<Tally>();
    var ended = new ArrayList<Tally>();
    for (var i = 0; i < 20_000; i++) {
      var at = NOW - random.nextLong(900 * DAY);
      var asOf = at + random.nextLong(NOW - at);
      begun.add(counted(at, 1, asOf));
      ended.add(counted(at, -1, asOf + random.nextLong(NOW - asOf)));
    }
    var all = sum(begun, random);
    assertThat(all.goesOn()).isTrue();
    var slots = new int[1];
    all.between(Slots.SINCE, Integer.MAX_VALUE, (_, _) -> slots[0]++);
    assertThat(slots[0]).isLessThan(2_000);
    begun.addAll(ended);
    assertThat(sum(begun, random).goesOn()).isFalse();
  }

  @Test
  void whatever_the_order_of_what_is_added_it_comes_to_the_same() {
    var random = new Random(9);
    var parts = new ArrayList<Tally>();
    for (var i = 0; i < 2_000; i++) {
      var at = NOW - random.nextLong(90 * DAY);
      parts.add(counted(at, 1 + random.nextInt(3), at + random.nextLong(NOW - at)));
    }
    var sum = sum(parts, random);
    assertThat(sum(parts, random)).isEqualTo(sum);
    var one = sum(parts.subList(0, 700), random);
    assertThat(sum(parts.subList(700, 2_000), random).plus(one)).isEqualTo(sum);
  }

  private static Tally sum(List<Tally> parts, Random random) {
    var shuffled = new ArrayList<>(parts);
    Collections.shuffle(shuffled, random);
    return shuffled.stream().reduce(Tally.NONE, Tally::plus);
  }

  private static Tally counted(long at, long count, long asOf) {
    return new Numbers().raise(Slots.AS_OF, asOf).add(Since.slotOf(at), count).tally();
  }
}
