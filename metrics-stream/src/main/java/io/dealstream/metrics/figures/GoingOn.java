package io.dealstream.metrics.figures;

import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Tally;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Figures with something in them that goes on: older every day, though nothing happens to them.
 * They are made again once a day, as of its beginning, so their asOf lies in today.
 */
final class GoingOn {

  private GoingOn() {}

  static boolean isOver(Tally figure, Today today) {
    return figure.goesOn() && figure.get(Slots.AS_OF, 0) < today.began();
  }

  static boolean isOver(Page page, Today today) {
    return page.byItem().values().stream().anyMatch(figure -> isOver(figure, today));
  }

  static List<String> itemsOf(Page page) {
    return page.byItem().keySet().stream().filter(item -> page.of(item).goesOn()).toList();
  }

  static Tally upTo(Today today, Tally figure) {
    return isOver(figure, today)
        ? figure.plus(new Numbers().raise(Slots.AS_OF, today.began()).tally())
        : figure;
  }

  /** Those items alone, as the others are not published with them. */
  static Page upTo(Today today, Page page, Collection<String> items) {
    if (!isOver(page, today)) {
      return page;
    }
    var changed = new LinkedHashMap<>(page.byItem());
    items.forEach(item -> changed.computeIfPresent(item, (_, figure) -> upTo(today, figure)));
    return new Page(changed);
  }
}
