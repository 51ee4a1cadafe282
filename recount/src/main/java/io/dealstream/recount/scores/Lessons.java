package io.dealstream.recount.scores;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What deals teach that are counted together: of one team, or all. */
final class Lessons {

  private static final String ALL = "";
  private static final double ADDED = 0.1;

  private static final class Count {
    private long won;
    private long lost;

    boolean hasBoth() {
      return won > 0 && lost > 0;
    }

    double logOdds() {
      return Math.log((won + ADDED) / (lost + ADDED));
    }
  }

  private final Map<String, Count> counts = new HashMap<>();
  private final List<Instant> changes = new ArrayList<>();
  private final List<Instant> again = new ArrayList<>();

  /** A deal that is decided in the end. */
  void add(Traits traits, boolean won) {
    count(ALL, won);
    traits
        .values()
        .forEach(
            (name, value) -> {
              count(name, won);
              count(name + "=" + value, won);
            });
  }

  private void count(String key, boolean won) {
    var count = counts.computeIfAbsent(key, _ -> new Count());
    if (won) {
      count.won++;
    } else {
      count.lost++;
    }
  }

  /** An outcome was learnt, or taken back. */
  void changed(Instant recordedAt) {
    changes.add(recordedAt);
  }

  /** It may have been taken back and learnt otherwise, where it had come in before this. */
  void maybeAnew(Instant recordedAt) {
    again.add(recordedAt);
  }

  void end() {
    Collections.sort(changes);
    Collections.sort(again);
  }

  boolean hasBoth() {
    return of(ALL).hasBoth();
  }

  String whyUnknown() {
    var all = of(ALL);
    if (all.won == 0 && all.lost == 0) {
      return "no-deal-decided-yet";
    }
    return all.won == 0 ? "no-deal-won-yet" : "no-deal-lost-yet";
  }

  /** Log-odds by name: of all, and of each trait that says anything. */
  Map<String, Double> evidence(Traits traits) {
    var evidence = new HashMap<String, Double>();
    evidence.put(Claims.BASE_RATE, of(ALL).logOdds());
    traits
        .values()
        .forEach(
            (name, value) -> {
              var such = counts.get(name + "=" + value);
              if (such != null && of(name).hasBoth()) {
                evidence.put(name + "=" + value, such.logOdds() - of(name).logOdds());
              }
            });
    return evidence;
  }

  private Count of(String key) {
    return counts.getOrDefault(key, new Count());
  }

  /** How often it has learnt or taken back at least, once everything has come in. */
  long least() {
    return changes.size();
  }

  /** And at most, where everything of leads came in as late as could be. */
  long most() {
    return changes.size() + 2L * again.size();
  }

  /** How often at most by what was stored by then. */
  long most(Instant by) {
    return before(changes, by) + 2L * before(again, by);
  }

  private static int before(List<Instant> sorted, Instant by) {
    return -1 - Collections.binarySearch(sorted, by, (at, _) -> at.isAfter(by) ? 1 : -1);
  }
}
