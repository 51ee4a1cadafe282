package io.dealstream.forecast;

import io.dealstream.forecast.Cases.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Conversion and time-to-win as measured before a date: the chance that an open deal is won, and by
 * when, from what became of comparable ones. Nothing that happened at the date or later is looked
 * at.
 *
 * <p>Comparable are, from the finest to the coarsest,
 *
 * <ol>
 *   <li>the visits of its stage that were as old as its visit is, in the stage still;
 *   <li>the visits of its stage whose deals were open at that age, wherever they stood by then;
 *   <li>the deals of the pipeline that were open when they were as old as it is.
 * </ol>
 *
 * Each counts as many times as it has cases, against {@value #SHRINK} cases of the coarser ones
 * together.
 */
public final class Conversion {

  /** How many cases the coarser estimate is worth beside the finer one's. */
  static final int SHRINK = 5;

  private static final Cases NONE = Cases.of(List.of());

  private final Instant date;
  private final Map<String, Cases> visits;
  private final Cases deals;

  private Conversion(Instant date, Map<String, Cases> visits, Cases deals) {
    this.date = date;
    this.visits = visits;
    this.deals = deals;
  }

  public static Conversion before(Instant date, Iterable<DealHistory> histories) {
    var visits = new HashMap<String, List<Case>>();
    var deals = new ArrayList<Case>();
    for (var history : histories) {
      var standing = Standing.after(history.before(date));
      var opened = standing.openedAt();
      if (opened == null) {
        continue;
      }
      var ended = standing.ended();
      var seenUntil = ended == null ? date : ended.at();
      var ending = ended == null ? null : ended.ending();
      for (var visit : standing.visitsUntil(date)) {
        var one =
            new Case(
                millis(visit.enteredAt(), visit.leftAt()),
                millis(visit.enteredAt(), seenUntil),
                ending);
        visits.computeIfAbsent(visit.stage(), stage -> new ArrayList<>()).add(one);
      }
      var age = millis(opened, seenUntil);
      deals.add(new Case(age, age, ending));
    }
    var byStage = new HashMap<String, Cases>();
    visits.forEach((stage, cases) -> byStage.put(stage, Cases.of(cases)));
    return new Conversion(date, byStage, Cases.of(deals));
  }

  public Instant date() {
    return date;
  }

  /** None where no deal was ever comparable: nothing can be said of it. */
  public Optional<Chance> chance(OpenDeal deal) {
    var inStage = millis(deal.enteredAt(), date);
    var stage = visits.getOrDefault(deal.stage(), NONE);
    return Chance.of(
        stage.stillThereAt(inStage),
        stage.openAt(inStage),
        deals.openAt(millis(deal.openedAt(), date)));
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
