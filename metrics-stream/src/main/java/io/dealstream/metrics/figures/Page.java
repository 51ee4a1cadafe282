package io.dealstream.metrics.figures;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.stores.Sum;
import io.dealstream.metrics.tally.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The numbers of one group in one window, or what they gain. An event changes several items of a
 * day at once, and seldom changes them again: together they are written as one.
 */
record Page(Map<String, Tally> byItem) {

  static final Page EMPTY = new Page(Map.of());
  static final Codec<Page> CODEC = new Codec<>((out, page) -> page.write(out), Page::read);
  static final Sum<Page> SUM = new Sum<>(Page::open, Page::add);

  Tally of(String item) {
    return byItem.getOrDefault(item, Tally.NONE);
  }

  Page plus(Page later) {
    return open().add(later);
  }

  private Page open() {
    return new Page(new LinkedHashMap<>(byItem));
  }

  /** To be called on one that was opened. */
  private Page add(Page later) {
    later.byItem.forEach((item, tally) -> byItem.merge(item, tally, Tally::plus));
    return this;
  }

  Page each(UnaryOperator<Tally> change) {
    var changed = new LinkedHashMap<String, Tally>();
    byItem.forEach((item, tally) -> changed.put(item, change.apply(tally)));
    return new Page(changed);
  }

  /** Whether there is nothing to add. */
  boolean isNothing() {
    return byItem.values().stream().allMatch(Tally::isEmpty);
  }

  private void write(ByteWriter out) {
    out.number(byItem.size());
    byItem.forEach((item, tally) -> tally.write(out.text(item)));
  }

  private static Page read(ByteReader in) {
    var byItem = new LinkedHashMap<String, Tally>();
    for (var left = in.smallNumber(); left > 0; left--) {
      byItem.put(in.text(), Tally.read(in));
    }
    return new Page(byItem);
  }
}
