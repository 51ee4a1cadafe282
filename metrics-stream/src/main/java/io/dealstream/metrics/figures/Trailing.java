package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Window;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Tally;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the ninety days that end with today. What is added to a day is added to them; once
 * today is another day they are made anew of the days, as a minimum cannot be taken back.
 */
final class Trailing {

  static final String STORE = "trailing";

  private final KeyValueStore<String, Page> kept;
  private final Function<String, Page> days;
  private final BiConsumer<String, Collection<String>> again;

  /**
   * @param days by key
   * @param again is told which other items of a page are of another day than they were
   */
  Trailing(
      KeyValueStore<String, Page> kept,
      Function<String, Page> days,
      BiConsumer<String, Collection<String>> again) {
    this.kept = kept;
    this.days = days;
    this.again = again;
  }

  static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Page.CODEC)
        .withCachingEnabled();
  }

  static boolean covers(LocalDate day, LocalDate today) {
    return !day.isAfter(today) && !day.isBefore(Window.firstOfTrailing(today));
  }

  /**
   * Adds what was gained at present, or by days that are covered and have it already.
   *
   * @return the numbers of today with it
   */
  Page fold(String key, Page gained, Today today) {
    var before = kept.get(key);
    if (before != null && isOf(today, before)) {
      var after = before.plus(stamped(gained, today));
      kept.put(key, after);
      return after;
    }
    var after = stamped(anew(key, before, gained, today), today);
    kept.put(key, after);
    var others = new LinkedHashSet<>(after.byItem().keySet());
    others.removeAll(gained.byItem().keySet());
    if (!others.isEmpty()) {
      again.accept(key, others);
    }
    return after;
  }

  private Page anew(String key, @Nullable Page before, Page gained, Today today) {
    var sum = gained.each(tally -> tally.only(Slots::isOfNoDay));
    if (before != null) {
      sum = before.each(tally -> tally.only(Slots::isOfNoDay)).plus(sum);
    }
    var group = PageKey.groupOf(key);
    for (var day = Window.firstOfTrailing(today.day());
        !day.isAfter(today.day());
        day = day.plusDays(1)) {
      sum = sum.plus(days.apply(PageKey.day(group, day)));
    }
    return sum;
  }

  /** The window ends with the day of asOf, so that lies in today even where nothing happened. */
  private static Page stamped(Page page, Today today) {
    var stamp =
        new Numbers()
            .raise(Slots.TRAILING_DAY, today.day().toEpochDay())
            .raise(Slots.AS_OF, today.began())
            .tally();
    return page.each(stamp::plus);
  }

  private static boolean isOf(Today today, Page page) {
    return page.byItem().values().stream().allMatch(tally -> isOf(today, tally));
  }

  private static boolean isOf(Today today, Tally numbers) {
    return numbers.get(Slots.TRAILING_DAY, 0) == today.day().toEpochDay();
  }

  /**
   * A pipeline's, to find those that were made on another day.
   *
   * @param over is told each
   */
  Round<Page> round(BiConsumer<String, Page> over) {
    return new Round<>(kept, GroupKey::allOf, (page, today) -> !isOf(today, page), over);
  }
}
