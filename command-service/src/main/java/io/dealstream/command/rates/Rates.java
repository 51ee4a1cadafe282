package io.dealstream.command.rates;

import java.time.LocalDate;
import java.util.Set;

/** The rates as they are known now. */
public interface Rates {

  /** Those that hold from any day in between, both included. */
  ExchangeRates between(LocalDate first, LocalDate last, Set<String> from, String to);
}
