package io.dealstream.query.deals;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Two parameters that ask for a range, said plainly.
 *
 * @param path of what lies in it
 * @param toBelongs whether the second end lies in it too
 */
record Ranged<T extends Comparable<T>>(
    String from, String to, String path, Function<String, T> read, boolean toBelongs) {

  boolean fits(JsonNode deal, Map<String, String> asked) {
    if (!asked.containsKey(from) && !asked.containsKey(to)) {
      return true;
    }
    if (!deal.at(path).isString()) {
      return false;
    }
    var is = read.apply(deal.at(path).asString());
    return (!asked.containsKey(from) || is.compareTo(read.apply(asked.get(from))) >= 0)
        && (!asked.containsKey(to)
            || is.compareTo(read.apply(asked.get(to))) < (toBelongs ? 1 : 0));
  }

  /** As the two deals have it, so that ends are met; the smaller one first. */
  String[] ends(JsonNode one, JsonNode other) {
    return Stream.of(one, other)
        .map(deal -> deal.at(path))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .sorted((a, b) -> read.apply(a).compareTo(read.apply(b)))
        .toArray(String[]::new);
  }
}
