package io.dealstream.metrics.figures;

import io.dealstream.metrics.tally.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one event after another adds to the figures of one group.
 *
 * <p>Events come in the order of time, give or take: what they add to the present, and to one and
 * the same quarter of an hour while it is the latest, is added up. Of what lies further back hardly
 * any would meet, and to look for it would take longer than all the rest.
 */
public final class AddingUp {

  /** A few hundred kilobytes at most: a record may hold a megabyte. */
  private static final int AT_ONCE = 2_000;

  private final List<Additions> events = new ArrayList<>(1);

  public AddingUp add(Additions later) {
    events.add(later);
    return this;
  }

  /** In as many portions as it takes, none of them large. */
  public void portions(Consumer<Additions> portion) {
    var all = sum();
    var gains = all.gains();
    if (gains.size() <= AT_ONCE) {
      portion.accept(all);
      return;
    }
    for (var from = 0; from < gains.size(); from += AT_ONCE) {
      portion.accept(new Additions(gains.subList(from, Math.min(from + AT_ONCE, gains.size()))));
    }
  }

  /** In one. */
  Additions sum() {
    if (events.size() == 1) {
      return events.getFirst();
    }
    var quarters = new Quarters();
    events.forEach(quarters::add);
    return new Additions(quarters.close());
  }

  private static final class Quarters {

    private final List<Gain> gains = new ArrayList<>();
    private final Sums<String> present = new Sums<>();
    private final List<Additions> ofLatest = new ArrayList<>();
    private long latest = Spot.PRESENT;

    void add(Additions event) {
      var newest = event.newestQuarter();
      if (newest > latest) {
        closeLatest();
        latest = newest;
      }
      ofLatest.add(event);
    }

    /** One alone has nothing to meet. */
    private void closeLatest() {
      var sums = new Sums<String>();
      var meet = ofLatest.size() > 1;
      for (var event : ofLatest) {
        for (var gain : event.gains()) {
          var spot = gain.spot();
          if (spot.isPresent()) {
            present.add(spot.item(), gain.tally());
          } else if (meet && spot.quarter() == latest) {
            sums.add(spot.item(), gain.tally());
          } else {
            gains.add(gain);
          }
        }
      }
      take(sums, latest);
      ofLatest.clear();
    }

    List<Gain> close() {
      closeLatest();
      take(present, Spot.PRESENT);
      return gains;
    }

    private void take(Sums<String> sums, long quarter) {
      sums.tallies().forEach((item, tally) -> gains.add(new Gain(new Spot(item, quarter), tally)));
    }
  }
}
