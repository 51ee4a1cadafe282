package io.dealstream.query.reviews;

import static java.math.RoundingMode.HALF_EVEN;
import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.dealstream.events.pipeline.Stage;
import io.dealstream.query.reviews.Matter.Rule;
import io.dealstream.query.reviews.StuckThen.Case;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is most worth talking about: of all that the rules find, what concerns most money comes
 * first, and where that is equal, what concerns most deals.
 */
record Matters(
    List<Stage> stages,
    Compared figures,
    Visits visits,
    Happenings happenings,
    StuckThen stuck,
    Worth worth) {

  /** Of fewer, a rate or a median says little, and the normal approximation nothing. */
  static final long FEWEST = 5;

  private static final int MOST = 3;

  List<Matter> told() {
    return Stream.of(slowerStage(), fewerAdvance(), stuckValue(), lossReason(), winRate())
        .flatMap(Optional::stream)
        .sorted(
            comparing((Matter matter) -> matter.value().amount(), reverseOrder())
                .thenComparing(Matter::deals, reverseOrder())
                .thenComparing(Matter::rule))
        .limit(MOST)
        .toList();
  }

  private Optional<Matter> slowerStage() {
    return stages.stream().map(this::slower).filter(Objects::nonNull).max(byGrowth());
  }

  /** Concerned are the deals that stayed longer than was usual before. */
  private @Nullable Matter slower(Stage stage) {
    var now = figures.now().dwellIn(stage.id());
    var before = figures.before().dwellIn(stage.id());
    var usual = before.p50Seconds();
    if (now.p50Seconds() == null
        || usual == null
        || Math.min(now.count(), before.count()) < FEWEST
        || now.p50Seconds().compareTo(usual) <= 0) {
      return null;
    }
    var lengths = visits.lengths(stage.id());
    var z = Chance.rankSum(lengths, visits.lengthsBefore(stage.id()));
    var usualMillis = usual.movePointRight(3).longValue();
    return z <= Chance.MORE_THAN_CHANCE
        ? null
        : matter(
            Rule.SLOWER_STAGE,
            stage.id(),
            now.p50Seconds(),
            usual,
            now.count(),
            before.count(),
            z,
            visits.longerThan(usualMillis, stage.id()));
  }

  private Optional<Matter> fewerAdvance() {
    return stages.stream().map(this::fewer).filter(Objects::nonNull).min(byGrowth());
  }

  /** Concerned are the deals that entered in the period and did not go on. */
  private @Nullable Matter fewer(Stage stage) {
    var now = figures.now().entriesOf(stage.id());
    var before = figures.before().entriesOf(stage.id());
    var goneOn = now.advanced() + now.won();
    var goneOnBefore = before.advanced() + before.won();
    var ended = goneOn + now.movedBack() + now.lost() + now.handedOff();
    var endedBefore = goneOnBefore + before.movedBack() + before.lost() + before.handedOff();
    if (now.advanceRate() == null
        || before.advanceRate() == null
        || Math.min(ended, endedBefore) < FEWEST) {
      return null;
    }
    var z = Chance.proportions(goneOn, ended, goneOnBefore, endedBefore);
    return z >= -Chance.MORE_THAN_CHANCE
        ? null
        : matter(
            Rule.FEWER_ADVANCE,
            stage.id(),
            now.advanceRate(),
            before.advanceRate(),
            ended,
            endedBefore,
            z,
            visits.notGoneOn(stage.id()));
  }

  private Optional<Matter> stuckValue() {
    return stuck.byStage().entrySet().stream()
        .map(stage -> stuckIn(stage.getKey(), stage.getValue()))
        .max(comparing((Matter matter) -> matter.value().amount()).thenComparing(Matter::deals));
  }

  private Matter stuckIn(String stage, List<Case> cases) {
    var before = stuck.before(stage);
    var now = worth.tally(cases, Case::value);
    return new Matter(
        Rule.STUCK_VALUE,
        stage,
        now.value().amount(),
        worth.sum(before, Case::value).amount(),
        cases.size(),
        before.size(),
        null,
        cases.size(),
        now.value(),
        now.withoutValue(),
        examples(cases.stream().map(Case::deal)));
  }

  private Optional<Matter> lossReason() {
    return happenings.lossReasons().stream()
        .map(this::grown)
        .filter(Objects::nonNull)
        .max(byGrowth());
  }

  private @Nullable Matter grown(Review.LossReason reason) {
    var now = reason.now().count();
    var before = reason.before().count();
    var z = Chance.counts(now, before);
    return z <= Chance.MORE_THAN_CHANCE
        ? null
        : matter(
            Rule.LOSS_REASON,
            reason.reason(),
            BigDecimal.valueOf(now),
            BigDecimal.valueOf(before),
            figures.now().winRate().lost(),
            figures.before().winRate().lost(),
            z,
            happenings.lostFor(reason.reason()).stream().map(Concerned::of).toList());
  }

  /**
   * Concerned are the deals that were lost where it fell, and those that were won where it rose.
   */
  private Optional<Matter> winRate() {
    var now = figures.now().winRate();
    var before = figures.before().winRate();
    var decided = now.won() + now.lost();
    var decidedBefore = before.won() + before.lost();
    if (now.rateByCount() == null
        || before.rateByCount() == null
        || Math.min(decided, decidedBefore) < FEWEST) {
      return Optional.empty();
    }
    var z = Chance.proportions(now.won(), decided, before.won(), decidedBefore);
    if (Math.abs(z) <= Chance.MORE_THAN_CHANCE) {
      return Optional.empty();
    }
    var concerned = happenings.of(z < 0 ? What.LOST : What.WON);
    return Optional.of(
        matter(
            Rule.WIN_RATE,
            null,
            now.rateByCount(),
            before.rateByCount(),
            decided,
            decidedBefore,
            z,
            concerned.stream().map(Concerned::of).toList()));
  }

  private static Comparator<Matter> byGrowth() {
    return comparing((Matter matter) -> matter.now().subtract(matter.before()))
        .thenComparing(Matter::deals);
  }

  /** A deal that a matter is about, and what it is worth. */
  record Concerned(String deal, @Nullable BigDecimal value) {

    static Concerned of(Happening one) {
      return new Concerned(one.dealId(), one.value());
    }
  }

  private Matter matter(
      Rule rule,
      @Nullable String subject,
      BigDecimal now,
      BigDecimal before,
      long ofNow,
      long ofBefore,
      double z,
      List<Concerned> concerned) {
    var tally = worth.tally(concerned, Concerned::value);
    return new Matter(
        rule,
        subject,
        now,
        before,
        ofNow,
        ofBefore,
        BigDecimal.valueOf(z).setScale(3, HALF_EVEN),
        concerned.size(),
        tally.value(),
        tally.withoutValue(),
        examples(concerned.stream().map(Concerned::deal)));
  }

  /** Names come once it is known whose are asked for. */
  private static List<Matter.Named> examples(Stream<String> deals) {
    return deals.limit(Review.LISTED).map(deal -> new Matter.Named(deal, null)).toList();
  }
}
