package io.dealstream.metrics.figures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the figures that are of another day than today, a slice at a time. What it has found so far
 * is kept in memory only: each figure says of which day it is, so looking again does no harm.
 */
final class ChangeOfDay {

  private record Place(LocalDate day, int round, @Nullable String next) {}

  private final List<Round<?>> rounds;
  private final Map<String, Place> places = new HashMap<>();

  /**
   * @param rounds gone one after the other, for each pipeline
   */
  ChangeOfDay(List<Round<?>> rounds) {
    this.rounds = rounds;
  }

  /**
   * Looks at the next slice of a pipeline's. To be called at an even pace.
   *
   * @param most so many are looked at
   * @return how many were
   */
  int tick(String pipelineId, Today today, int most) {
    var place = places.get(pipelineId);
    if (place == null || !place.day.equals(today.day())) {
      place = new Place(today.day(), 0, null);
    }
    var looked = 0;
    while (looked < most && place.round < rounds.size()) {
      var reached = rounds.get(place.round).go(pipelineId, place.next, most - looked, today);
      looked += reached.looked();
      place =
          new Place(
              place.day, reached.next() == null ? place.round + 1 : place.round, reached.next());
    }
    places.put(pipelineId, place);
    return looked;
  }
}
