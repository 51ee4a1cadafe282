package io.dealstream.query.reviews;

import static java.util.Comparator.comparing;

import io.dealstream.events.metric.Segment;
import io.dealstream.query.reviews.Review.Happened;
import io.dealstream.query.reviews.Review.LossReason;
import io.dealstream.query.reviews.Review.OfDeal;
import io.dealstream.recount.lives.Life;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in two periods to the deals of a segment. */
final class Happenings {

  private static final Comparator<Happening> ORDER =
      Worth.<Happening>biggestFirst(Happening::value)
          .thenComparing(Happening::at)
          .thenComparing(Happening::dealId);

  private final Worth worth;
  private final Map<What, List<Happening>> now = new EnumMap<>(What.class);
  private final Map<What, List<Happening>> before = new EnumMap<>(What.class);

  /**
   * @param lives of which the outcomes are taken: those that deals have now
   */
  Happenings(
      Story story, Map<String, Life> lives, Segment segment, Span now, Span before, Worth worth) {
    this.worth = worth;
    Stream.concat(story.happenings().stream(), outcomes(story, lives))
        .filter(one -> one.credit().isIn(segment))
        .sorted(ORDER)
        .forEach(
            one -> {
              if (now.contains(one.at())) {
                add(this.now, one);
              } else if (before.contains(one.at())) {
                add(this.before, one);
              }
            });
  }

  private static void add(Map<What, List<Happening>> to, Happening one) {
    to.computeIfAbsent(one.what(), _ -> new ArrayList<>()).add(one);
  }

  private static Stream<Happening> outcomes(Story story, Map<String, Life> lives) {
    return lives.entrySet().stream()
        .map(life -> outcome(story, life.getKey(), life.getValue()))
        .filter(Objects::nonNull);
  }

  private static @Nullable Happening outcome(Story story, String deal, Life life) {
    var decision = life.decision().orElse(null);
    return decision == null
        ? null
        : new Happening(
            decision.won() ? What.WON : What.LOST,
            deal,
            decision.credit(),
            decision.value(),
            life.visits().getLast().stage(),
            null,
            decision.won() ? null : story.lostFor(deal),
            decision.at());
  }

  /** In this period, the biggest value first. */
  List<Happening> of(What what) {
    return now.getOrDefault(what, List.of());
  }

  private List<Happening> before(What what) {
    return before.getOrDefault(what, List.of());
  }

  /** Deals whose names are asked for. */
  List<String> deals() {
    return now.values().stream()
        .flatMap(some -> some.stream().limit(Review.LISTED))
        .map(Happening::dealId)
        .distinct()
        .toList();
  }

  List<Happened> told(Map<String, String> names) {
    return Stream.of(What.values()).map(what -> told(what, names)).toList();
  }

  private Happened told(What what, Map<String, String> names) {
    var some = of(what);
    var deals = some.stream().limit(Review.LISTED).map(one -> told(one, names)).toList();
    return new Happened(
        what,
        worth.tally(some, Happening::value),
        worth.tally(before(what), Happening::value),
        deals,
        some.size() - deals.size());
  }

  private OfDeal told(Happening one, Map<String, String> names) {
    return new OfDeal(
        one.dealId(),
        names.get(one.dealId()),
        Objects.requireNonNull(one.credit().owner()),
        worth.of(one.value()),
        one.from(),
        one.to(),
        one.reason(),
        one.at());
  }

  /** Every reason that there was in one of the periods. */
  List<LossReason> lossReasons() {
    return Stream.of(of(What.LOST), before(What.LOST))
        .flatMap(Collection::stream)
        .map(Happenings::reason)
        .distinct()
        .map(
            reason ->
                new LossReason(
                    reason,
                    worth.tally(lostFor(reason), Happening::value),
                    worth.tally(only(reason, before(What.LOST)), Happening::value)))
        .sorted(
            comparing((LossReason one) -> -one.now().count())
                .thenComparing(one -> -one.before().count())
                .thenComparing(LossReason::reason))
        .toList();
  }

  /** In this period, the biggest value first. */
  List<Happening> lostFor(String reason) {
    return only(reason, of(What.LOST));
  }

  private static List<Happening> only(String reason, List<Happening> losses) {
    return losses.stream().filter(one -> reason(one).equals(reason)).toList();
  }

  private static String reason(Happening loss) {
    return Objects.requireNonNull(loss.reason());
  }
}
