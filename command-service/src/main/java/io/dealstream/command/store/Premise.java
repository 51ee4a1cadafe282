package io.dealstream.command.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row that a command was decided on and that must still be so when its events are stored.
 *
 * @param select from one table: a key and a number for each of the keys in its one parameter, an
 *     array of text, in the order of the keys
 */
record Premise(String select, String key) {

  /** The keys that each select is to be asked for; in the same order for everybody who locks. */
  static SortedMap<String, Set<String>> keysBySelect(Collection<Premise> premises) {
    var keys = new TreeMap<String, Set<String>>();
    for (var premise : premises) {
      keys.computeIfAbsent(premise.select(), _ -> new HashSet<>()).add(premise.key());
    }
    return keys;
  }
}
