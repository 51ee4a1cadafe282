package io.dealstream.events.deal;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a deal.
 *
 * <p>Read alone, each event says what a metric needs of it: to whom it is credited, where it led,
 * what it was worth. Money stands twice: {@code amount} as agreed, {@code value} in the pipeline's
 * reporting currency at the rate of the event's own date. {@code qualified} says whether the stage
 * entered is at or past the pipeline's first qualified stage, by the version named; where no stage
 * is marked, every stage is. {@code stageTerms} are those of the stage entered, by the same
 * version; null on events that were stored before they were told.
 */
public sealed interface DealEvent extends DomainEvent {

  String dealId();

  String pipelineId();

  /** The owner once the event has happened. */
  String owner();

  /** The team once the event has happened, if any. */
  @Nullable String team();

  /** The lead source the deal came from, if known. */
  @Nullable String source();

  @Override
  default String subject() {
    return dealId();
  }

  /**
   * @param to the stage the deal starts in
   * @param visit always 1
   * @param externalId the id the deal had where it was imported from
   */
  record Opened(
      String dealId,
      String pipelineId,
      int pipelineVersion,
      String name,
      String to,
      int visit,
      boolean qualified,
      @Nullable StageTerms stageTerms,
      @Nullable Money amount,
      @Nullable Money value,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String leadId,
      @Nullable LocalDate expectedCloseOn,
      @Nullable ForecastCategory forecastCategory,
      @Nullable String externalId,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * @param skipped stages passed over without being entered; 0 on a backward move
   * @param visit how many times the deal has now been in {@code to}, from 1, across its lives
   */
  record StageChanged(
      String dealId,
      String pipelineId,
      int pipelineVersion,
      String from,
      String to,
      Direction direction,
      int skipped,
      int visit,
      boolean qualified,
      @Nullable StageTerms stageTerms,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * @param from the stage it was won in
   */
  record Won(
      String dealId,
      String pipelineId,
      int pipelineVersion,
      String from,
      @Nullable Money amount,
      @Nullable Money value,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * @param from the stage it was lost in
   */
  record Lost(
      String dealId,
      String pipelineId,
      int pipelineVersion,
      String from,
      @Nullable Money amount,
      @Nullable Money value,
      String owner,
      @Nullable String team,
      @Nullable String source,
      String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * Starts a new life in a stage; the earlier outcome no longer counts.
   *
   * @param value what the open deal is worth again, at the rate of the last change of amount; null
   *     with the amount where it has none
   */
  record Reopened(
      String dealId,
      String pipelineId,
      int pipelineVersion,
      String to,
      int visit,
      boolean qualified,
      @Nullable StageTerms stageTerms,
      @Nullable Money amount,
      @Nullable Money value,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /** On a decided deal it restates the outcome's value. */
  record AmountChanged(
      String dealId,
      String pipelineId,
      Money amount,
      Money value,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  record Reassigned(
      String dealId,
      String pipelineId,
      String fromOwner,
      @Nullable String fromTeam,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * @param fromExpectedCloseOn null where none was expected yet
   */
  record CloseDateChanged(
      String dealId,
      String pipelineId,
      @Nullable LocalDate fromExpectedCloseOn,
      LocalDate expectedCloseOn,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * @param probability the deal's own, 0 to 1, whatever stage it is in; null for the stage's again
   */
  record ProbabilityChanged(
      String dealId,
      String pipelineId,
      @Nullable BigDecimal probability,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * @param forecastCategory the deal's own, whatever stage it is in; null for the stage's again
   */
  record ForecastCategoryChanged(
      String dealId,
      String pipelineId,
      @Nullable ForecastCategory forecastCategory,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * The deal left its pipeline and goes on in another one: its visit ends, which is no outcome, and
   * a new life begins. Pipeline, version, stage, visit and value are those of the pipeline it came
   * to; those of the one it left begin with {@code from}.
   *
   * @param from the stage it left
   * @param to the stage it came to
   * @param visit how many times the deal has now been in {@code to}, from 1, across its lives
   */
  record HandedOff(
      String dealId,
      String fromPipelineId,
      int fromPipelineVersion,
      String from,
      String pipelineId,
      int pipelineVersion,
      String to,
      int visit,
      boolean qualified,
      @Nullable StageTerms stageTerms,
      @Nullable Money amount,
      @Nullable Money value,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * The deal is the same as another one, which goes on for both; nothing follows here.
   *
   * @param from the stage it was open in; null where it was decided: its outcome no longer counts
   * @param into the deal that goes on
   */
  record Merged(
      String dealId,
      String pipelineId,
      int pipelineVersion,
      @Nullable String from,
      String into,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * Another deal was merged into this one, which stays as it is.
   *
   * @param absorbed the deal that ended
   */
  record Absorbed(
      String dealId,
      String pipelineId,
      String absorbed,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * The deal counts as a deal no longer; nothing follows, and what happened before stays readable.
   *
   * @param from the stage it was open in; null where it was decided: its outcome no longer counts
   */
  record Deleted(
      String dealId,
      String pipelineId,
      int pipelineVersion,
      @Nullable String from,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * Somebody was told of the deal, which itself stays as it is.
   *
   * @param noticeId its own among all notices
   * @param to who that was, whoever owns the deal by now
   * @param text a label of a line, as the rule has it: nothing about a person
   * @param automationId the rule by which it was given
   */
  record NoticeGiven(
      String dealId,
      String pipelineId,
      String noticeId,
      Addressee to,
      String text,
      String automationId,
      String owner,
      @Nullable String team,
      @Nullable String source,
      Via via,
      Instant occurredAt)
      implements DealEvent {}

  /**
   * What is done about a deal, or is to be done; the deal itself stays as it is. What people wrote
   * or said, and where it can be read, stands outside of events, by the activity's id.
   */
  sealed interface Activity extends DealEvent {

    /** Its own within the deal. */
    String activityId();

    ActivityType type();
  }

  /**
   * It was done, and is told once it was.
   *
   * @param title a label of a line
   * @param text whether words are kept of it
   * @param link whether it is known where to read or hear it
   * @param stage the deal was open in when it was told; null where it was decided
   * @param by who did it, and is credited with it, as is {@code byTeam}
   * @param happenedAt may lie before the deal's last event, which {@code occurredAt} never does
   */
  record ActivityRecorded(
      String dealId,
      String pipelineId,
      String activityId,
      ActivityType type,
      @Nullable String title,
      boolean text,
      boolean link,
      @Nullable String stage,
      String by,
      @Nullable String byTeam,
      Instant happenedAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements Activity {}

  /**
   * It is to be done.
   *
   * @param title a label of a line
   * @param text whether words are kept of it
   * @param dueAt null for any time
   * @param stage that plans it for whatever deal enters it; null where somebody planned it
   */
  record ActivityPlanned(
      String dealId,
      String pipelineId,
      String activityId,
      ActivityType type,
      @Nullable String title,
      boolean text,
      @Nullable Instant dueAt,
      @Nullable String stage,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements Activity {}

  /**
   * What is to be done is to be done at another time.
   *
   * @param fromDueAt null where it was for any time
   */
  record ActivityRescheduled(
      String dealId,
      String pipelineId,
      String activityId,
      ActivityType type,
      @Nullable String title,
      @Nullable Instant fromDueAt,
      Instant dueAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements Activity {}

  /**
   * It was still to be done when its time came; the clock says so, once for each time it is due.
   *
   * @param dueAt when it was to be done; {@code occurredAt} is the same, or the deal's last event
   * @param stage the deal was open in
   */
  record ActivityFellDue(
      String dealId,
      String pipelineId,
      String activityId,
      ActivityType type,
      @Nullable String title,
      Instant dueAt,
      String stage,
      String owner,
      @Nullable String team,
      @Nullable String source,
      Via via,
      Instant occurredAt)
      implements Activity {}

  /**
   * What was to be done is done.
   *
   * @param dueAt when it was to be done; null where it was for any time
   * @param stage the deal was open in when it was told; null where it was decided
   * @param by who did it, and is credited with it, as is {@code byTeam}
   * @param happenedAt may lie before the deal's last event, which {@code occurredAt} never does
   */
  record ActivityCompleted(
      String dealId,
      String pipelineId,
      String activityId,
      ActivityType type,
      @Nullable String title,
      @Nullable Instant dueAt,
      @Nullable String stage,
      String by,
      @Nullable String byTeam,
      Instant happenedAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements Activity {}

  /**
   * What was to be done is not to be done any more.
   *
   * @param dueAt when it was to be done; null where it was for any time
   */
  record ActivityCancelled(
      String dealId,
      String pipelineId,
      String activityId,
      ActivityType type,
      @Nullable String title,
      @Nullable Instant dueAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements Activity {}
}
