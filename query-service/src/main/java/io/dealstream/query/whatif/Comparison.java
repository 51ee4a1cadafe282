package io.dealstream.query.whatif;

import io.dealstream.query.lineage.Parts;
import io.dealstream.query.whatif.Side.Figures;
import io.dealstream.query.whatif.WhatIfAnswer.Compared;
import io.dealstream.query.whatif.WhatIfAnswer.Deal;
import io.dealstream.query.whatif.WhatIfAnswer.Item;
import io.dealstream.query.whatif.WhatIfAnswer.Reasons;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A metric as it is and as it would be, item by item, and deal by deal. */
final class Comparison {

  /** A deal that counts otherwise in an item; null where it has no such item. */
  private record Change(String dealId, @Nullable Object now, @Nullable Object then) {}

  private final Figures now;
  private final Figures then;
  private final Map<String, DealSeen> seen;
  private final Map<String, List<Change>> changes = new HashMap<>();

  /**
   * @param seen by the deal's id
   */
  Comparison(Figures now, Figures then, Map<String, DealSeen> seen) {
    this.now = now;
    this.then = then;
    this.seen = seen;
  }

  /** What a deal adds, by the item. */
  void take(String dealId, Map<String, Object> before, Map<String, Object> after) {
    for (var item : both(before.keySet(), after.keySet())) {
      var one = before.get(item);
      var other = after.get(item);
      if (!Objects.equals(one, other) && !parts(one).equals(parts(other))) {
        changes.computeIfAbsent(item, _ -> new ArrayList<>()).add(new Change(dealId, one, other));
      }
    }
  }

  private static Map<String, Object> parts(@Nullable Object item) {
    return item == null ? Map.of() : Parts.ofOne(item);
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    var both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }

  /**
   * @param most so many deals of each item
   */
  Compared told(String metric, int definition, int most) {
    var items =
        both(now.items().keySet(), then.items().keySet()).stream()
            .map(item -> told(item, most))
            .toList();
    return new Compared(metric, definition, new Reasons(now.reasons(), then.reasons()), items);
  }

  private Item told(String item, int most) {
    var before = now.items().get(item);
    var after = then.items().get(item);
    var changed = changes.getOrDefault(item, List.of());
    return new Item(
        item,
        before,
        after,
        Numbers.difference(before, after),
        changed.size(),
        changed.stream()
            .sorted(Comparator.comparingLong(this::since).reversed())
            .limit(most)
            .map(this::told)
            .toList());
  }

  private long since(Change change) {
    var deal = seen.get(change.dealId);
    return deal == null ? 0 : deal.since();
  }

  private Deal told(Change change) {
    var deal = seen.get(change.dealId);
    return new Deal(
        change.dealId,
        deal == null ? change.dealId : deal.name(),
        parts(change.now),
        parts(change.then));
  }
}
