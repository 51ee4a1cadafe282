package io.dealstream.command.deal;

import static io.dealstream.command.rates.ExchangeRates.DAYS_BACK;

import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.command.rates.Rates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the rates a decision may need, before it is decided: those of every currency and every
 * day that it could turn on. Where no other currency is about, it asks for nothing.
 */
final class RateWindow {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final LocalDate EARLIEST = LocalDate.parse("1900-01-01");

  private final Set<String> currencies = new HashSet<>();
  private final List<LocalDate> days = new ArrayList<>();
  private final Basis basis;

  private RateWindow(Deal deal, Basis basis) {
    this.basis = basis;
    day(basis.now());
    switch (deal) {
      case Deal.Decided d -> {
        present(d);
        day(d.decidedAt());
      }
      case Deal.Live d -> present(d);
      case Deal.None _, Deal.Merged _, Deal.Deleted _ -> {}
    }
  }

  static ExchangeRates of(Deal deal, DealCommand command, Basis basis, Rates rates) {
    var window = new RateWindow(deal, basis);
    window.add(command.amount(), command.occurredAt());
    return window.of(rates);
  }

  static ExchangeRates of(Deal deal, List<HistoryRow> rows, Basis basis, Rates rates) {
    var window = new RateWindow(deal, basis);
    rows.forEach(row -> window.add(row.asked(), row.occurredAt()));
    return window.of(rates);
  }

  private void present(Deal.Live deal) {
    day(deal.facts().lastAt());
    var amount = deal.facts().amount();
    if (amount != null) {
      currencies.add(amount.currency());
    }
  }

  private void add(@Nullable AskedAmount asked, @Nullable Instant occurredAt) {
    if (asked != null && asked.currency() instanceof String currency) {
      currencies.add(currency);
    }
    if (occurredAt != null) {
      day(occurredAt);
    }
  }

  /** Whichever zone it is read in. Times beyond what the rules allow are refused later. */
  private void day(Instant at) {
    var latest = LocalDate.ofInstant(basis.now(), ZoneOffset.UTC).plusDays(1);
    var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    days.add(day.isBefore(EARLIEST) ? EARLIEST : day.isAfter(latest) ? latest : day);
  }

  private ExchangeRates of(Rates rates) {
    var own = basis.destination().definition().currency();
    currencies.removeIf(c -> c.equals(own) || !CURRENCY.matcher(c).matches());
    return currencies.isEmpty()
        ? ExchangeRates.NONE
        : rates.between(
            Collections.min(days).minusDays(1 + DAYS_BACK),
            Collections.max(days).plusDays(1),
            currencies,
            own);
  }
}
