package io.dealstream.forecast;

import io.dealstream.forecast.Cases.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final List<Seen> seen;

  private Conversion(Instant date, Map<String, Cases> visits, Cases deals, List<Seen> seen) {
    this.date = date;
    this.visits = visits;
    this.deals = deals;
    this.seen = seen;
  }

  public static Conversion before(Instant date, Iterable<DealHistory> histories) {
    var visits = new HashMap<String, List<Case>>();
    var deals = new ArrayList<Case>();
    var seen = new ArrayList<Seen>();
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
      seen.add(new Seen(opened.toEpochMilli(), seenUntil.toEpochMilli(), ending));
    }
    var byStage = new HashMap<String, Cases>();
    visits.forEach((stage, cases) -> byStage.put(stage, Cases.of(cases)));
    return new Conversion(date, byStage, Cases.of(deals), seen);
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

  /**
   * By how much all chances may be off together, as a share of them, from 0 to 1: what deals had in
   * common in spans of the past as long as is looked ahead, and what few wins leave uncertain.
   *
   * @param within how far is looked ahead; null: won at all
   */
  public double swing(@Nullable Duration within) {
    var ahead = within == null ? Long.MAX_VALUE : within.toMillis();
    return Swing.of(date.toEpochMilli(), ahead, seen);
  }

  /** What all of it was measured from. */
  public Basis basis() {
    var first = seen.stream().mapToLong(Seen::openedAt).min();
    return new Basis(
        count(Ending.WON),
        count(Ending.LOST),
        count(Ending.GONE),
        count(null),
        first.isEmpty() ? null : Instant.ofEpochMilli(first.getAsLong()));
  }

  private int count(@Nullable Ending ending) {
    return (int) seen.stream().filter(deal -> deal.ending() == ending).count();
  }

  /**
   * Deals that had been opened before the date, by what had become of them.
   *
   * @param gone merged, deleted or handed off
   * @param since when the first of them was opened; null where there is none
   */
  public record Basis(int won, int lost, int gone, int open, @Nullable Instant since) {}

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
