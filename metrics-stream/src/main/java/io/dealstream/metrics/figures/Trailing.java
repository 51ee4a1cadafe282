package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Window;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the ninety days that end with today. They are added to as the days are; once today
 * is another day they are made anew of the days, as a minimum cannot be taken back.
 */
final class Trailing {

  static final String STORE = "trailing";

  private final KeyValueStore<String, Tally> kept;
  private final Function<String, Tally> day;

  /**
   * @param day a day's numbers by its key, with what waits to be folded
   */
  Trailing(KeyValueStore<String, Tally> kept, Function<String, Tally> day) {
    this.kept = kept;
    this.day = day;
  }

  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Tally.CODEC)
        .withCachingEnabled();
  }

  static boolean covers(LocalDate day, LocalDate today) {
    return !day.isAfter(today) && !day.isBefore(Window.firstOfTrailing(today));
  }

  /** As they are today. */
  Tally numbers(String key, Today today) {
    var numbers = kept.get(key);
    return numbers == null
        ? Tally.NONE
        : isOf(today, numbers) ? numbers : anew(key, numbers, today);
  }

  /**
   * Adds what was gained, in a day that is covered or at present.
   *
   * @return the numbers with it
   */
  Tally fold(String key, Tally gained, Today today) {
    var before = kept.get(key);
    var after =
        before != null && isOf(today, before)
            ? before.plus(gained)
            // What was gained in a day is in the day already.
            : anew(key, before, today).plus(gained.only(Slots::isOfNoDay));
    kept.put(key, after);
    return after;
  }

  private Tally anew(String key, @Nullable Tally before, Today today) {
    var stamp = new Numbers().raise(Slots.TRAILING_DAY, today.day().toEpochDay());
    if (before != null) {
      stamp.raise(Slots.AS_OF, today.began());
    }
    var sum = stamp.tally();
    if (before != null) {
      sum = sum.plus(before.only(Slots::isOfNoDay));
    }
    for (var d = Window.firstOfTrailing(today.day()); !d.isAfter(today.day()); d = d.plusDays(1)) {
      sum = sum.plus(day.apply(FigureKey.in(FigureKey.of(Period.DAY, d), key)));
    }
    return sum;
  }

  private static boolean isOf(Today today, Tally numbers) {
    return numbers.get(Slots.TRAILING_DAY, 0) == today.day().toEpochDay();
  }

  /**
   * Keys of a pipeline's figures that were made on another day.
   *
   * @param from where to begin
   * @param most so many keys are looked at
   * @param next where to go on; null at the end
   */
  record Stale(List<String> keys, @Nullable String next) {}

  Stale stale(String pipelineId, @Nullable String from, int most, Today today) {
    var all = GroupKey.allOf(pipelineId);
    var keys = new ArrayList<String>();
    try (var found = kept.range(from == null ? all : from, afterAll(all))) {
      for (var looked = 0; found.hasNext(); looked++) {
        if (looked == most) {
          return new Stale(keys, found.next().key);
        }
        var next = found.next();
        if (!isOf(today, next.value)) {
          keys.add(next.key);
        }
      }
    }
    return new Stale(keys, null);
  }

  /** Above every key that begins so: its last character, a bar, is one more. */
  private static String afterAll(String prefix) {
    var last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }
}
