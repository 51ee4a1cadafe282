package io.dealstream.recount;

import static java.math.BigDecimal.valueOf;
import static java.math.MathContext.DECIMAL128;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.Window;
import io.dealstream.recount.lives.Decision;
import io.dealstream.recount.lives.Life;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * N · V · W / L and its inputs: open deals as of now, decided ones by their outcome, and the first
 * opening, from which throughput over all of time is measured.
 */
final class VelocityCount implements Counting<VelocityCount.Sum> {

  private static final BigDecimal DAY = valueOf(86_400_000);

  static final class Sum {
    private long openQualified;
    private long won;
    private long valued;
    private BigDecimal value = BigDecimal.ZERO;
    private long qualifiedWon;
    private long qualifiedLost;
    private final Lengths cycles = new Lengths();
    private @Nullable Instant firstOpened;
  }

  @Override
  public Metric<Velocity> metric() {
    return Metric.VELOCITY;
  }

  @Override
  public Sum nothing() {
    return new Sum();
  }

  @Override
  public void count(Life life, Sums<Sum> sums) {
    for (var opening : life.openings()) {
      sums.now(opening.credit(), sum -> opened(sum, opening.at()));
    }
    if (life.isQualifiedNow()) {
      sums.now(life.present(), sum -> sum.openQualified++);
    }
    life.decision()
        .ifPresent(
            decision -> sums.at(decision.at(), decision.credit(), sum -> decided(sum, decision)));
  }

  private static void opened(Sum sum, Instant at) {
    if (sum.firstOpened == null || at.isBefore(sum.firstOpened)) {
      sum.firstOpened = at;
    }
  }

  private static void decided(Sum sum, Decision decision) {
    if (decision.qualified()) {
      sum.qualifiedWon += decision.won() ? 1 : 0;
      sum.qualifiedLost += decision.won() ? 0 : 1;
    }
    if (decision.won()) {
      sum.won++;
      sum.cycles.add(decision.activeMillis());
      if (decision.value() instanceof BigDecimal value) {
        sum.valued++;
        sum.value = sum.value.add(value);
      }
    }
  }

  @Override
  public List<Figure> show(Sum n, Terms terms) {
    var why = whyNoVelocity(n, terms.pipeline().minimumWonDeals());
    var reasons = new Reasons();
    var item =
        new Velocity(
            n.openQualified,
            n.won,
            reasons.of(
                "meanWonValue",
                meanWonValue(n, terms),
                n.won == 0 ? "nothing-won" : "no-won-value"),
            reasons.of(
                "winRate",
                Form.rate(n.qualifiedWon, n.qualifiedWon + n.qualifiedLost),
                "nothing-decided"),
            reasons.of("medianCycleDays", medianDays(n), "nothing-won"),
            reasons.of("velocityPerDay", why.isEmpty() ? velocity(n, terms) : null, why),
            reasons.of("throughputPerDay", throughput(n, terms), "no-time-passed"));
    return List.of(new Figure(item, reasons, n.firstOpened != null || decided(n)));
  }

  private static boolean decided(Sum n) {
    return n.won + n.qualifiedLost > 0;
  }

  private static @Nullable Money meanWonValue(Sum n, Terms terms) {
    return n.valued == 0
        ? null
        : Money.rounded(n.value.divide(valueOf(n.valued), DECIMAL128), terms.currency());
  }

  private static @Nullable BigDecimal medianDays(Sum n) {
    return n.won == 0
        ? null
        : valueOf(n.cycles.percentile(50)).divide(DAY, Form.RATE_DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** Empty where there is one. */
  private static String whyNoVelocity(Sum n, int minimumWonDeals) {
    if (n.won < minimumWonDeals) {
      return "too-few-won-deals";
    }
    if (n.won == 0) {
      return "nothing-won";
    }
    if (n.valued == 0) {
      return "no-won-value";
    }
    if (n.qualifiedWon + n.qualifiedLost == 0) {
      return "nothing-decided";
    }
    return n.cycles.percentile(50) == 0 ? "zero-cycle" : "";
  }

  /** Rounded once, at the end. */
  private static Money velocity(Sum n, Terms terms) {
    var above = valueOf(n.openQualified).multiply(n.value).multiply(valueOf(n.qualifiedWon));
    var below = valueOf(n.valued).multiply(valueOf(n.qualifiedWon + n.qualifiedLost));
    var perDay =
        above.multiply(DAY).divide(below.multiply(valueOf(n.cycles.percentile(50))), DECIMAL128);
    return Money.rounded(perDay, terms.currency());
  }

  private static @Nullable Money throughput(Sum n, Terms terms) {
    var passed = passed(n, terms);
    return passed <= 0
        ? null
        : Money.rounded(
            n.value.multiply(DAY).divide(valueOf(passed), DECIMAL128), terms.currency());
  }

  /** Milliseconds. */
  private static long passed(Sum n, Terms terms) {
    if (terms.window().kind().equals(Window.TRAILING)) {
      return Window.TRAILING_DAYS * DAY.longValueExact();
    }
    return n.firstOpened == null ? 0 : terms.asOf().toEpochMilli() - n.firstOpened.toEpochMilli();
  }
}
