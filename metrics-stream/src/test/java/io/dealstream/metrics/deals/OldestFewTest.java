package io.dealstream.metrics.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OldestFewTest {

  /** Against a store that is asked every time; more of it begin than end, then the other way. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_first_is_always_the_first_of_the_store(long seed) {
    var chance = new Random(seed);
    var store = new TreeSet<Integer>();
    var oldest = new OldestFew<Integer>();
    for (int i = 0; i < 6_000; i++) {
      if (store.isEmpty() || chance.nextInt(10) < (i < 3_000 ? 6 : 3)) {
        var key = chance.nextInt(1_000);
        store.add(key);
        oldest.added(key);
      } else {
        var key = chance.nextBoolean() ? store.first() : anyOf(store, chance);
        store.remove(key);
        oldest.removed(key);
        if (oldest.needsMore()) {
          oldest.startOver();
          store.tailSet(key).stream().takeWhile(_ -> oldest.hasRoom()).forEach(oldest::added);
        }
      }
      assertThat(oldest.first()).as("step %d", i).isEqualTo(store.isEmpty() ? null : store.first());
      assertThat(oldest.size()).isLessThanOrEqualTo(64);
    }
  }

  private static Integer anyOf(TreeSet<Integer> store, Random chance) {
    var above = store.ceiling(chance.nextInt(1_000));
    return above == null ? store.last() : above;
  }
}
