package io.dealstream.command.deal;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.automation.Recipient;
import io.dealstream.events.deal.ActivityType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one may ask of a deal. What a decision needs besides comes in its {@link Basis}. */
sealed interface DealCommand {

  /** Null for now. */
  @Nullable Instant occurredAt();

  /** What the deal shall be worth; null where the command says nothing of it. */
  default @Nullable AskedAmount amount() {
    return null;
  }

  /** Neither who moves a deal because its stage goes nor the clock is seeing to the deal. */
  default Via via() {
    return Via.API;
  }

  /** What a decided deal does not take until it is reopened. */
  sealed interface OnlyWhileOpen extends DealCommand {}

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
      implements OnlyWhileOpen {}

  /** A move out of a stage that is retired; whatever no longer stands in it stays as it is. */
  record Vacate(
      String pipelineId, String stageId, String moveTo, String reason, @Nullable Instant occurredAt)
      implements DealCommand {

    @Override
    public Via via() {
      return Via.AUTOMATION;
    }

    Move move() {
      return new Move(moveTo, reason, occurredAt);
    }
  }

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

  record ChangeCloseDate(
      LocalDate expectedCloseOn, @Nullable String reason, @Nullable Instant occurredAt)
      implements OnlyWhileOpen {}

  /**
   * @param probability null for that of whatever stage it is in
   */
  record ChangeProbability(
      @Nullable BigDecimal probability, @Nullable String reason, @Nullable Instant occurredAt)
      implements OnlyWhileOpen {}

  /**
   * @param forecastCategory null for that of whatever stage it is in
   */
  record ChangeForecastCategory(
      @Nullable ForecastCategory forecastCategory,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements OnlyWhileOpen {}

  /**
   * @param pipelineId where it goes on
   * @param stageId null for the first stage a deal may be opened in there
   */
  record HandOff(
      String pipelineId,
      @Nullable String stageId,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements OnlyWhileOpen {}

  /**
   * Ends the deal. The other half is {@link Absorb}, asked of the deal that goes on, in the same
   * transaction.
   *
   * @param into the deal that goes on for both
   */
  record Merge(String into, @Nullable String reason, @Nullable Instant occurredAt)
      implements DealCommand {}

  /**
   * @param absorbed the deal that ends
   * @param pipelineId that deal's pipeline
   */
  record Absorb(
      String absorbed, String pipelineId, @Nullable String reason, @Nullable Instant occurredAt)
      implements DealCommand {}

  record Delete(@Nullable String reason, @Nullable Instant occurredAt) implements DealCommand {}

  /** What has been done about the deal. */
  record RecordActivity(
      String activityId,
      ActivityType type,
      Words words,
      @Nullable Instant happenedAt,
      Doer by,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements DealCommand {}

  /**
   * @param dueAt null for any time
   */
  record PlanActivity(
      String activityId,
      ActivityType type,
      Words words,
      @Nullable Instant dueAt,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements OnlyWhileOpen {}

  record RescheduleActivity(
      String activityId, Instant dueAt, @Nullable String reason, @Nullable Instant occurredAt)
      implements OnlyWhileOpen {}

  /**
   * @param happenedAt null for now
   */
  record CompleteActivity(
      String activityId,
      @Nullable Instant happenedAt,
      Doer by,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements DealCommand {}

  record CancelActivity(String activityId, @Nullable String reason, @Nullable Instant occurredAt)
      implements DealCommand {}

  /**
   * Its time has come. Where it is not to be done then any more, or that was told before, nothing
   * happens.
   */
  record FallDue(String activityId, Instant dueAt) implements DealCommand {

    @Override
    public Instant occurredAt() {
      return dueAt;
    }

    @Override
    public Via via() {
      return Via.CLOCK;
    }
  }

  /** Tells somebody of the deal, as a rule says. */
  record GiveNotice(
      String noticeId,
      Recipient who,
      String text,
      String automationId,
      @Nullable Instant occurredAt)
      implements DealCommand {}
}
