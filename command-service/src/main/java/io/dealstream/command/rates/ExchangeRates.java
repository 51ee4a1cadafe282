package io.dealstream.command.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rates into the one currency that a decision counts in, as far as it may need them.
 *
 * @param byCurrency for each currency they lead from, by the day each holds from
 */
public record ExchangeRates(Map<String, NavigableMap<LocalDate, BigDecimal>> byCurrency) {

  public static final ExchangeRates NONE = new ExchangeRates(Map.of());

  /** A rate that nobody has renewed for longer than that says nothing any more. */
  public static final int DAYS_BACK = 7;

  public ExchangeRates {
    var copy = new TreeMap<String, NavigableMap<LocalDate, BigDecimal>>();
    byCurrency.forEach(
        (from, days) -> copy.put(from, Collections.unmodifiableNavigableMap(new TreeMap<>(days))));
    byCurrency = Collections.unmodifiableMap(copy);
  }

  /** The rate in force on a day: the newest on or before it, a week back at most. */
  public Optional<BigDecimal> on(LocalDate day, String from) {
    return Optional.ofNullable(byCurrency.get(from))
        .map(days -> days.floorEntry(day))
        .filter(newest -> !newest.getKey().isBefore(day.minusDays(DAYS_BACK)))
        .map(Map.Entry::getValue);
  }
}
