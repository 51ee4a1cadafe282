package io.dealstream.command.pipeline;

import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline as somebody asks for it: what is left out takes its default. */
public record PipelineDraft(
    @Nullable String id,
    @Nullable String name,
    @Nullable String currency,
    @Nullable String zone,
    @Nullable Integer minimumWonDeals,
    @Nullable List<StageDraft> stages,
    @Nullable RulesDraft rules,
    @Nullable Instant occurredAt,
    @Nullable String reason) {

  /** A stage as somebody asks for it. */
  public record StageDraft(
      @Nullable String id,
      @Nullable String name,
      @Nullable BigDecimal probability,
      @Nullable Boolean qualified,
      @Nullable Integer ageLimitDays,
      @Nullable Integer idleLimitDays,
      @Nullable ExitDraft exitCriteria,
      @Nullable List<String> activities,
      @Nullable ForecastCategory forecastCategory,
      @Nullable Boolean retired) {}

  /** What a stage asks of a deal that goes on, as somebody asks for it. */
  public record ExitDraft(@Nullable List<@Nullable String> requiredFields) {}

  /** The rules as somebody asks for them. */
  public record RulesDraft(
      @Nullable List<String> entryStages,
      @Nullable Boolean allowSkip,
      @Nullable Boolean allowBackward,
      @Nullable Boolean backwardNeedsReason) {}
}
