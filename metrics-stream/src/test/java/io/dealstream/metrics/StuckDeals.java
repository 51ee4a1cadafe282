package io.dealstream.metrics;

import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Made histories in which limits pass, or nearly do. Much of it happens on the half day, as limits
 * are in days: so that things fall due at the very instant at which something happens.
 */
final class StuckDeals {

  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final List<String> OWNERS = List.of("anna", "ben");
  private static final Map<String, List<String>> STAGES =
      Map.of("sales", List.of("a", "b", "c", "d"), "renewals", List.of("b", "y"));

  private final Random random;
  private final Pen pen = new Pen();
  private final FollowUpPen plans = new FollowUpPen(pen);
  private final Map<Integer, String> deals = new TreeMap<>();
  private int opened;
  private Instant now = Instant.parse("2025-01-01T00:00:00Z");

  StuckDeals(Random random) {
    this.random = random;
  }

  List<Recorded> tell(int events) {
    pen.pipeline("sales", 1, 0, "a", "b", "c", "d");
    pen.pipeline("renewals", 1, 0, "b", "y");
    setLimits();
    while (pen.written.size() < events) {
      now =
          switch (random.nextInt(6)) {
            case 0 -> now;
            case 1 -> now.plusMillis(random.nextInt(20_000_000));
            default -> now.plus(HALF_A_DAY.multipliedBy(random.nextInt(2)));
          };
      pen.via = Via.values()[random.nextInt(Via.values().length)];
      if (random.nextInt(60) == 0) {
        setLimits(); // a new version of the pipelines
      }
      something();
    }
    return pen.written;
  }

  private void setLimits() {
    STAGES.forEach(
        (pipeline, stages) ->
            stages.forEach(
                stage -> pen.limits(pipeline, stage, random.nextInt(6), random.nextInt(4))));
  }

  private void something() {
    var place = random.nextInt(6);
    var deal = deals.computeIfAbsent(place, _ -> "d" + ++opened);
    if (!pen.knows(deal)) {
      var pipeline = random.nextBoolean() ? "renewals" : "sales";
      pen.open(deal, pipeline, anyStage(pipeline), any(OWNERS), null, now);
      return;
    }
    switch (random.nextInt(24)) {
      case 0 -> {
        deals.remove(place);
        pen.delete(deal, now);
      }
      case 1 -> merge(place, deal);
      case 2, 3, 4 -> pen.call(deal, now);
      case 5 -> pen.reassign(deal, any(OWNERS), now);
      case 6 -> pen.amount(deal, Integer.toString(random.nextInt(5_000)), now);
      case 7 -> plans.plan(deal, "any time", ActivityType.FOLLOW_UP, null, now);
      case 8 -> plans.plan(deal, "a task", ActivityType.TASK, someDue(), now);
      case 9, 10 -> plans.plan(deal, anyPlan(), ActivityType.FOLLOW_UP, someDue(), now);
      case 11 -> plans.reschedule(deal, anyPlan(), ActivityType.FOLLOW_UP, someDue(), now);
      case 12 -> plans.complete(deal, anyPlan(), ActivityType.FOLLOW_UP, now);
      case 13 -> plans.cancel(deal, anyPlan(), ActivityType.FOLLOW_UP, now);
      case 14 -> reopenOr(deal, () -> pen.win(deal, now));
      case 15 -> reopenOr(deal, () -> pen.lose(deal, now));
      case 16 -> reopenOr(deal, () -> handOff(deal));
      case 17, 18, 19 -> reopenOr(deal, () -> pen.move(deal, anotherStage(deal), now));
      default -> {} // nobody sees to it
    }
  }

  private void merge(int place, String deal) {
    deals.values().stream()
        .filter(other -> !other.equals(deal) && pen.knows(other))
        .filter(other -> pen.outcomeOf(other) == null)
        .filter(other -> pen.pipelineOf(other).equals(pen.pipelineOf(deal)))
        .findFirst()
        .ifPresent(
            into -> {
              deals.remove(place);
              pen.merge(deal, into, now);
              pen.absorb(into, deal, now);
            });
  }

  private void reopenOr(String deal, Runnable whileOpen) {
    if (pen.outcomeOf(deal) == null) {
      whileOpen.run();
    } else {
      pen.reopen(deal, anyStage(pen.pipelineOf(deal)), now);
    }
  }

  private void handOff(String deal) {
    var to = pen.pipelineOf(deal).equals("sales") ? "renewals" : "sales";
    pen.handOff(deal, to, anyStage(to), now);
  }

  private String anyStage(String pipeline) {
    return any(STAGES.get(pipeline));
  }

  private String anotherStage(String deal) {
    return any(
        STAGES.get(pen.pipelineOf(deal)).stream()
            .filter(s -> !s.equals(pen.stageOf(deal)))
            .toList());
  }

  private String anyPlan() {
    return "f" + random.nextInt(4);
  }

  private Instant someDue() {
    return now.plus(HALF_A_DAY.multipliedBy(random.nextInt(12) - 2));
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
