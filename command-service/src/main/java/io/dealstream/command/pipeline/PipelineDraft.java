package io.dealstream.command.pipeline;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.ActivityType;
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
      @Nullable List<@Nullable ActivityDraft> activities,
      @Nullable ForecastCategory forecastCategory,
      @Nullable Boolean retired) {}

  /** What a stage asks of a deal that goes on, as somebody asks for it. */
  public record ExitDraft(
      @Nullable List<@Nullable String> requiredFields,
      @Nullable List<@Nullable DoneDraft> doneActivities) {}

  /**
   * What must have been done since a deal entered, as somebody asks for it.
   *
   * @param count once where it is left out
   */
  public record DoneDraft(@Nullable ActivityType type, @Nullable Integer count) {}

  /** What a stage plans for a deal that enters it, as somebody asks for it. */
  public record ActivityDraft(
      @Nullable ActivityType type, @Nullable String title, @Nullable Integer dueAfterDays) {}

  /** The rules as somebody asks for them. */
  public record RulesDraft(
      @Nullable List<String> entryStages,
      @Nullable Boolean allowSkip,
      @Nullable Boolean allowBackward,
      @Nullable Boolean backwardNeedsReason) {}
}
