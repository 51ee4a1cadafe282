package io.dealstream.recount;

import static java.math.BigDecimal.ZERO;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Waterfall;
import io.dealstream.events.metric.Waterfall.Line;
import io.dealstream.events.metric.Waterfall.Moved;
import io.dealstream.events.metric.Waterfall.Open;
import io.dealstream.events.metric.Window;
import io.dealstream.recount.WaterfallCount.Sum;
import io.dealstream.recount.lives.Credit;
import io.dealstream.recount.lives.Life;
import io.dealstream.recount.lives.Turn;
import io.dealstream.recount.lives.Turn.Holding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came, changed and went of the open deals; and, by itself, how much more is open after each
 * event than before it, whatever line that belongs to.
 */
final class WaterfallCount implements Counting<Sum> {

  static final class Sum {
    private final Map<Line, BigDecimal> value = new EnumMap<>(Line.class);
    private final Map<Line, Long> deals = new EnumMap<>(Line.class);
    private final Stock before = new Stock();
    private final Stock within = new Stock();

    private void move(Line line, @Nullable BigDecimal moved) {
      value.merge(line, orNothing(moved), BigDecimal::add);
      deals.merge(line, 1L, Long::sum);
    }

    private Moved of(Line line, String currency) {
      var moved = Money.rounded(value.getOrDefault(line, ZERO), currency);
      return new Moved(moved, deals.getOrDefault(line, 0L));
    }
  }

  /** Open deals. */
  private static final class Stock {
    private BigDecimal value = ZERO;
    private long deals;
    private long withoutValue;

    private void add(Holding held) {
      value = value.add(orNothing(held.value()));
      deals++;
      withoutValue += held.value() == null ? 1 : 0;
    }

    private void take(Holding held) {
      value = value.subtract(orNothing(held.value()));
      deals--;
      withoutValue -= held.value() == null ? 1 : 0;
    }

    private Open in(String currency) {
      return new Open(Money.rounded(value, currency), deals, withoutValue);
    }
  }

  @Override
  public Metric<Waterfall> metric() {
    return Metric.WATERFALL;
  }

  @Override
  public Sum nothing() {
    return new Sum();
  }

  @Override
  public void count(Life life, Sums<Sum> sums) {
    for (var turn : life.turns()) {
      var at = turn.event().occurredAt();
      if (turn.was() instanceof Holding was) {
        sums.at(at, was.credit(), sum -> sum.within.take(was));
        sums.before(at, was.credit(), sum -> sum.before.take(was));
      }
      if (turn.is() instanceof Holding is) {
        sums.at(at, is.credit(), sum -> sum.within.add(is));
        sums.before(at, is.credit(), sum -> sum.before.add(is));
      }
      lines(turn, at, sums);
    }
  }

  private static void lines(Turn turn, Instant at, Sums<Sum> sums) {
    var was = turn.was();
    var is = turn.is();
    if (was == null) {
      if (is != null) {
        sums.at(at, is.credit(), sum -> sum.move(arrival(turn.event()), is.value()));
      }
      return;
    }
    if (turn.event() instanceof DealEvent.HandedOff) {
      sums.at(at, was.credit(), sum -> sum.move(Line.TRANSFERRED_OUT, was.value()));
      return;
    }
    var now = Credit.of(turn.event());
    sums.atBut(at, was.credit(), now, sum -> sum.move(Line.TRANSFERRED_OUT, was.value()));
    sums.atBut(at, now, was.credit(), sum -> sum.move(Line.TRANSFERRED_IN, was.value()));
    sums.at(at, now, sum -> inPlace(sum, turn, was));
  }

  private static Line arrival(DealEvent event) {
    return switch (event) {
      case DealEvent.Reopened _ -> Line.REOPENED;
      case DealEvent.HandedOff _ -> Line.TRANSFERRED_IN;
      default -> Line.NEW;
    };
  }

  /** Once it is whose it is then. */
  private static void inPlace(Sum sum, Turn turn, Holding was) {
    switch (turn.event()) {
      case DealEvent.Won _ -> decided(sum, Line.WON, was, turn.outcome());
      case DealEvent.Lost _ -> decided(sum, Line.LOST, was, turn.outcome());
      case DealEvent.Merged _ -> sum.move(Line.MERGED, was.value());
      case DealEvent.Deleted _ -> sum.move(Line.DELETED, was.value());
      case DealEvent.AmountChanged e -> amount(sum, was, e.value().amount());
      case DealEvent.CloseDateChanged e -> postponed(sum, e, was);
      default -> {}
    }
  }

  private static void decided(Sum sum, Line line, Holding was, @Nullable BigDecimal outcome) {
    sum.move(line, outcome);
    sum.value.merge(
        Line.REVALUED, orNothing(outcome).subtract(orNothing(was.value())), BigDecimal::add);
  }

  private static void postponed(Sum sum, DealEvent.CloseDateChanged e, Holding was) {
    if (e.fromExpectedCloseOn() instanceof LocalDate from) {
      if (e.expectedCloseOn().isBefore(from)) {
        sum.move(Line.PULLED_IN, was.value());
      } else if (e.expectedCloseOn().isAfter(from)) {
        sum.move(Line.PUSHED_OUT, was.value());
      }
    }
  }

  private static void amount(Sum sum, Holding was, BigDecimal is) {
    var more = is.subtract(orNothing(was.value()));
    if (more.signum() < 0) {
      sum.move(Line.DECREASED, more.negate());
    } else if (!Objects.equals(was.value(), is)) {
      sum.move(Line.INCREASED, more);
    }
  }

  @Override
  public List<Figure> show(Sum n, Terms terms) {
    var currency = terms.currency();
    var all = terms.window().equals(Window.ALL);
    var opening = all ? Open.nothing(currency) : n.before.in(currency);
    var item =
        Waterfall.of(
            all || terms.alone() ? opening : null,
            line -> n.of(line, currency),
            n.within.in(currency));
    return List.of(new Figure(item, new Reasons(), !n.deals.isEmpty()));
  }

  private static BigDecimal orNothing(@Nullable BigDecimal value) {
    return value == null ? ZERO : value;
  }
}
