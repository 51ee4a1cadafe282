package io.dealstream.command.automation;

import io.dealstream.events.automation.AutomationDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rules are in force where. Events of rules stand in the same order as those of deals, so a
 * version holds for whatever comes after its own position, and up to the next one's: however late
 * an event is looked at, it meets the rules of its time.
 */
final class Rulebook {

  /**
   * @param definition null where the rule was removed
   */
  record Version(String ruleId, long position, @Nullable AutomationDefinition definition) {}

  record Rule(String id, AutomationDefinition definition) {}

  private final Map<String, TreeMap<Long, Version>> byRule = new TreeMap<>();

  Rulebook(List<Version> versions) {
    versions.forEach(
        v -> byRule.computeIfAbsent(v.ruleId(), _ -> new TreeMap<>()).put(v.position(), v));
  }

  /** Those that hold for the event at this position, in the order of their ids. */
  List<Rule> at(long position) {
    var rules = new ArrayList<Rule>();
    for (var versions : byRule.values()) {
      var newest = versions.lowerEntry(position);
      var definition = newest == null ? null : newest.getValue().definition();
      if (definition != null && definition.enabled()) {
        rules.add(new Rule(newest.getValue().ruleId(), definition));
      }
    }
    return rules;
  }

  /** Where the first of the versions after this position stands. */
  OptionalLong nextAfter(long position) {
    return byRule.values().stream()
        .map(versions -> versions.higherKey(position))
        .filter(next -> next != null)
        .mapToLong(Long::longValue)
        .min();
  }
}
