package io.dealstream.command.deal;

import io.dealstream.events.ForecastCategory;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one may ask of a deal. What a decision needs besides comes in its {@link Basis}. */
sealed interface DealCommand {

  /** Null for now. */
  @Nullable Instant occurredAt();

  /**
   * @param stageId null for the first stage a deal may be opened in
   */
  record Open(
      String pipelineId,
      String name,
      @Nullable String stageId,
      @Nullable AskedAmount amount,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String leadId,
      @Nullable LocalDate expectedCloseOn,
      @Nullable ForecastCategory forecastCategory,
      @Nullable String externalId,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements DealCommand {}

  record Move(String stageId, @Nullable String reason, @Nullable Instant occurredAt)
      implements DealCommand {}

  record Win(@Nullable String reason, @Nullable Instant occurredAt) implements DealCommand {}

  record Lose(@Nullable String reason, @Nullable Instant occurredAt) implements DealCommand {}

  record Reopen(String stageId, @Nullable String reason, @Nullable Instant occurredAt)
      implements DealCommand {}

  /**
   * @param team null leaves it as it is
   */
  record Reassign(
      String owner, @Nullable String team, @Nullable String reason, @Nullable Instant occurredAt)
      implements DealCommand {}

  record ChangeAmount(AskedAmount amount, @Nullable String reason, @Nullable Instant occurredAt)
      implements DealCommand {}
}
