package io.dealstream.metrics.spend;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Company;
import io.dealstream.metrics.figures.Figuring;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Tally;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Money spent, by currency: it belongs to no pipeline, so there is none to convert it to. */
public final class Spend {

  private static final int FIRST = 100_000;
  private static final int LETTERS = 26;
  private static final int END = FIRST + LETTERS * LETTERS * LETTERS;

  private record InCurrency(String currency, long minorUnits) {}

  /** Those in which something was spent. */
  private final List<InCurrency> byCurrency = new ArrayList<>();

  private Spend() {}

  public static Spend of(Tally tally) {
    var spend = new Spend();
    tally.between(
        FIRST, END, (slot, sum) -> spend.byCurrency.add(new InCurrency(currency(slot), sum)));
    return spend;
  }

  public static void add(Numbers to, String currency, long minorUnits) {
    to.add(slot(currency), minorUnits);
  }

  /**
   * Spreads an amount evenly over days. What does not divide goes to the days as it comes due, so
   * that the first days together never have more than their share rounded down, and all of them
   * have all of it.
   *
   * @param to the last day
   * @param day is told when each day begins, in epoch milliseconds, and its share in the smallest
   *     unit
   */
  public static void spread(
      Money amount, LocalDate from, LocalDate to, BiConsumer<Long, Long> day) {
    var days = to.toEpochDay() - from.toEpochDay() + 1;
    var whole = amount.amount().unscaledValue();
    var before = 0L;
    for (var n = 1L; n <= days; n++) {
      var untilNow = whole.multiply(BigInteger.valueOf(n)).divide(BigInteger.valueOf(days));
      var share = untilNow.longValueExact() - before;
      before = untilNow.longValueExact();
      day.accept(begin(from.plusDays(n - 1)), share);
    }
  }

  private static long begin(LocalDate day) {
    return day.atStartOfDay(Company.ZONE).toInstant().toEpochMilli();
  }

  /** Null where nothing was spent, or in several currencies. */
  public @Nullable Money total() {
    return byCurrency.size() == 1 ? money(1) : null;
  }

  /** Null where there is no total, or nobody to share it. */
  public @Nullable Money per(long heads) {
    return byCurrency.size() == 1 && heads != 0 ? money(heads) : null;
  }

  /** Of no meaning where there is one. */
  public String whyNoTotal() {
    return byCurrency.isEmpty() ? "nothing-spent" : "several-currencies";
  }

  private Money money(long heads) {
    var spent = byCurrency.getFirst();
    var units =
        BigDecimal.valueOf(spent.minorUnits())
            .divide(BigDecimal.valueOf(heads), MathContext.DECIMAL128);
    return Figuring.money(units, spent.currency());
  }

  /** A slot for each code of three letters. */
  private static int slot(String currency) {
    var number = 0;
    for (var i = 0; i < currency.length(); i++) {
      number = number * LETTERS + currency.charAt(i) - 'A';
    }
    return FIRST + number;
  }

  private static String currency(int slot) {
    var number = slot - FIRST;
    return ""
        + (char) ('A' + number / (LETTERS * LETTERS))
        + (char) ('A' + number / LETTERS % LETTERS)
        + (char) ('A' + number % LETTERS);
  }
}
