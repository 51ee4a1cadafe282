package io.dealstream.metrics.figures;

import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one event after another adds to the figures of one group. */
public final class AddingUp {

  private final Map<Spot, Numbers> bySpot = new LinkedHashMap<>();

  public AddingUp add(Additions later) {
    later.bySpot().forEach(this::add);
    return this;
  }

  void add(Spot spot, Tally tally) {
    bySpot.computeIfAbsent(spot, _ -> new Numbers()).plus(tally);
  }

  boolean isEmpty() {
    return bySpot.isEmpty();
  }

  public Additions sum() {
    return new Additions(Numbers.tallies(bySpot));
  }
}
