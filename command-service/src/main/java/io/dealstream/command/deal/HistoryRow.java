package io.dealstream.command.deal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One transition of a deal's past.
 *
 * @param occurredAt digits below the millisecond are dropped
 * @param stage a stage's id, or {@code won} or {@code lost}
 * @param reason a lost row without one is lost for {@code unspecified}
 * @param actor who did it, as the audit names them
 * @param amount null leaves the amount as it was
 * @param currency of the amount; null for the pipeline's
 * @param name the deal's; counts on the row that opens it, as do owner, team and source
 * @param owner null for the actor of the row that opens the deal
 */
public record HistoryRow(
    Instant occurredAt,
    String stage,
    @Nullable String reason,
    String actor,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable String name,
    @Nullable String owner,
    @Nullable String team,
    @Nullable String source) {

  @Nullable AskedAmount asked() {
    return amount == null ? null : new AskedAmount(amount, currency);
  }
}
