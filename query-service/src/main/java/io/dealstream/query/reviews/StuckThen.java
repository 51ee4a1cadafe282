package io.dealstream.query.reviews;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.dealstream.events.metric.Segment;
import io.dealstream.query.alerts.StuckDeals.Stuck;
import io.dealstream.query.reviews.Review.Alert;
import io.dealstream.query.reviews.Story.Held;
import io.dealstream.recount.lives.Credit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was stuck at the ends of two periods, of the deals that a segment had then. */
final class StuckThen {

  /** An alert about a deal, and whose the deal was. */
  record Case(Stuck alert, Held held) {

    String deal() {
      return alert.dealId();
    }

    @Nullable BigDecimal value() {
      return held.value();
    }
  }

  private static final Comparator<Case> ORDER =
      Worth.<Case>biggestFirst(Case::value)
          .thenComparing(one -> one.alert().since())
          .thenComparing(Case::deal)
          .thenComparing(one -> one.alert().kind());

  private final Worth worth;
  private final List<Case> now;
  private final List<Case> before;

  StuckThen(List<Stuck> now, List<Stuck> before, Story story, Segment segment, Worth worth) {
    this.worth = worth;
    this.now = cases(now, story::atEnd, segment);
    this.before = cases(before, story::atEndBefore, segment);
  }

  private static List<Case> cases(
      List<Stuck> alerts, Function<String, Optional<Held>> held, Segment segment) {
    return alerts.stream()
        .map(alert -> new Case(alert, held.apply(alert.dealId()).orElseGet(() -> told(alert))))
        .filter(one -> one.held().credit().isIn(segment))
        .sorted(ORDER)
        .toList();
  }

  /** An alert may be there before the events of its deal are. */
  private static Held told(Stuck alert) {
    return new Held(new Credit(alert.owner(), alert.team(), alert.source()), null);
  }

  /** Deals by stage, each once, the biggest value first. */
  Map<String, List<Case>> byStage() {
    return deals(now).stream()
        .collect(groupingBy(one -> one.alert().stageId(), LinkedHashMap::new, toList()));
  }

  List<Case> before(String stage) {
    return deals(before).stream().filter(one -> one.alert().stageId().equals(stage)).toList();
  }

  private static List<Case> deals(List<Case> cases) {
    var byDeal = new LinkedHashMap<String, Case>();
    cases.forEach(one -> byDeal.putIfAbsent(one.deal(), one));
    return List.copyOf(byDeal.values());
  }

  /** Deals whose names are asked for. */
  List<String> listed() {
    return now.stream().limit(Review.LISTED).map(Case::deal).distinct().toList();
  }

  Review.Stuck told(Instant at, Map<String, String> names) {
    var alerts = now.stream().limit(Review.LISTED).map(one -> told(one, names)).toList();
    return new Review.Stuck(
        at,
        worth.tally(deals(now), Case::value),
        worth.tally(deals(before), Case::value),
        alerts,
        now.size() - alerts.size());
  }

  private Alert told(Case one, Map<String, String> names) {
    var alert = one.alert();
    return new Alert(
        alert.kind(),
        alert.dealId(),
        names.get(alert.dealId()),
        Objects.requireNonNull(one.held().credit().owner()),
        worth.of(one.value()),
        alert.stageId(),
        alert.limitDays(),
        alert.since(),
        alert.clearedAt() == null);
  }
}
