package io.dealstream.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of everyone who once stood at the same point, such as the entry into a stage. */
final class Cases {

  private final List<Case> sorted;
  private final Incidence all;

  private Cases(List<Case> sorted) {
    this.sorted = sorted;
    this.all = incidence(sorted);
  }

  static Cases of(List<Case> cases) {
    var sorted = new ArrayList<>(cases);
    sorted.sort(Comparator.comparingLong(Case::endedAfter));
    return new Cases(sorted);
  }

  /** Of those that were still where they were at that age. */
  Incidence.Since stillThereAt(long age) {
    return incidence(sorted.stream().filter(one -> one.leftAfter() > age).toList()).since(age);
  }

  /** Of those that were open at that age, wherever they stood by then. */
  Incidence.Since openAt(long age) {
    return all.since(age);
  }

  private static Incidence incidence(List<Case> cases) {
    var times = new long[cases.size()];
    var endings = new @Nullable Ending[cases.size()];
    for (var i = 0; i < times.length; i++) {
      times[i] = cases.get(i).endedAfter();
      endings[i] = cases.get(i).ending();
    }
    return Incidence.of(times, endings);
  }

  /**
   * Milliseconds from the point.
   *
   * @param leftAfter when it left, or was last seen there
   * @param endedAfter when it ended, or was last seen open
   * @param ending null where it was open when last seen
   */
  record Case(long leftAfter, long endedAfter, @Nullable Ending ending) {}
}
