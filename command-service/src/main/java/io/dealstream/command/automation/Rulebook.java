package io.dealstream.command.automation;

import io.dealstream.events.automation.AutomationDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rules are in force where. A version holds for whatever comes after its own place in an
 * order, and up to the next one's: so however late something is looked at, it meets the rules of
 * its time. For events that order is the one of positions, in which events of rules stand too; an
 * alert has no place among them, and is held against the time at which rules were told.
 */
final class Rulebook<P extends Comparable<P>> {

  /**
   * @param definition null where the rule was removed
   */
  record Version<P>(String ruleId, P place, @Nullable AutomationDefinition definition) {}

  record Rule(String id, AutomationDefinition definition) {}

  private final Map<String, TreeMap<P, Version<P>>> byRule = new TreeMap<>();

  /**
   * @param versions each rule's in the order they were told in
   */
  Rulebook(List<Version<P>> versions) {
    versions.forEach(
        v -> byRule.computeIfAbsent(v.ruleId(), _ -> new TreeMap<>()).put(v.place(), v));
  }

  /** Those that hold for what stands there, in the order of their ids. */
  List<Rule> at(P place) {
    var rules = new ArrayList<Rule>();
    for (var versions : byRule.values()) {
      var newest = versions.lowerEntry(place);
      var definition = newest == null ? null : newest.getValue().definition();
      if (definition != null && definition.enabled()) {
        rules.add(new Rule(newest.getValue().ruleId(), definition));
      }
    }
    return rules;
  }

  /** Where the first of the versions after that stands. */
  Optional<P> nextAfter(P place) {
    return byRule.values().stream()
        .map(versions -> versions.higherKey(place))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }
}
