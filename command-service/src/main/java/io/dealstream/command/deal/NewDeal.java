package io.dealstream.command.deal;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deal that another room has opened.
 *
 * @param stageId null for the first stage a deal may be opened in
 * @param currency null for the pipeline's
 * @param occurredAt null for now
 */
public record NewDeal(
    String dealId,
    String pipelineId,
    String name,
    @Nullable String stageId,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String leadId,
    @Nullable LocalDate expectedCloseOn,
    @Nullable ForecastCategory forecastCategory,
    @Nullable String reason,
    @Nullable Instant occurredAt) {

  DealCommand command() {
    return new DealCommand.Open(
        pipelineId,
        name,
        stageId,
        amount == null ? null : new AskedAmount(amount, currency),
        owner,
        team,
        source,
        leadId,
        expectedCloseOn,
        forecastCategory,
        null,
        reason,
        occurredAt);
  }
}
