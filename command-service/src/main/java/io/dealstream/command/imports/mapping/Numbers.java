package io.dealstream.command.imports.mapping;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the file writes amounts. */
record Numbers(String decimal, String grouping) {

  private static final Set<String> KEYS = Set.of("decimal", "grouping");

  static Numbers of(@Nullable Yaml place) throws BadMapping {
    if (place == null) {
      return new Numbers(".", "");
    }
    var keys = place.map(KEYS);
    var decimal = keys.get("decimal");
    var grouping = keys.get("grouping");
    var numbers =
        new Numbers(
            decimal == null ? "." : decimal.text(), grouping == null ? "" : grouping.text());
    if (numbers.decimal.length() != 1 || numbers.decimal.equals(numbers.grouping)) {
      throw place.bad("'decimal' is one character, and another than 'grouping'");
    }
    return numbers;
  }

  /** The amount as the canonical form writes it; what does not keep to the rules stays wrong. */
  String plain(String amount) {
    var ungrouped = grouping.isEmpty() ? amount : amount.replace(grouping, "");
    if (decimal.equals(".")) {
      return ungrouped;
    }
    return ungrouped.replace(".", "?").replace(decimal, ".");
  }
}
