package io.dealstream.command.rates;

import io.dealstream.command.decision.Refused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rates as rows. */
@Component
class RateTable implements Rates {

  private record Present(long version, BigDecimal rate) {}

  private final JdbcClient jdbc;

  RateTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public ExchangeRates between(LocalDate first, LocalDate last, Set<String> from, String to) {
    var found = new HashMap<String, NavigableMap<LocalDate, BigDecimal>>();
    jdbc.sql(
            """
            SELECT from_currency, day, rate FROM exchange_rate
            WHERE to_currency = ? AND from_currency = ANY (?) AND day BETWEEN ? AND ?\
            """)
        .params(to, from.toArray(String[]::new), first, last)
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                  .put(row.getObject(2, LocalDate.class), row.getBigDecimal(3));
            });
    return new ExchangeRates(found);
  }

  /**
   * @param ifMatch the version the caller has seen; null for whichever is there
   * @return its version: 0, and one more each time it is put right
   */
  @Transactional
  public long put(
      String from,
      String to,
      LocalDate day,
      BigDecimal rate,
      @Nullable Long ifMatch,
      String actor) {
    var present =
        jdbc.sql(
                """
                SELECT version, rate FROM exchange_rate
                WHERE to_currency = ? AND from_currency = ? AND day = ? FOR UPDATE\
                """)
            .params(to, from, day)
            .query((row, _) -> new Present(row.getLong(1), row.getBigDecimal(2)))
            .optional();
    if (ifMatch != null && present.filter(p -> p.version == ifMatch).isEmpty()) {
      throw Refused.movedOn(present.map(Present::version).orElse(-1L));
    }
    if (present.filter(p -> p.rate.compareTo(rate) == 0).isPresent()) {
      return present.get().version;
    }
    return jdbc.sql(
            """
            INSERT INTO exchange_rate AS present
              (from_currency, to_currency, day, rate, changed_by)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (to_currency, from_currency, day) DO UPDATE
            SET rate = excluded.rate, version = present.version + 1,
              changed_by = excluded.changed_by, changed_at = now()
            RETURNING version\
            """)
        .params(from, to, day, rate, actor)
        .query(Long.class)
        .single();
  }
}
