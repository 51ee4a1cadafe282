package io.dealstream.query.reviews;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.Money;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.metric.Segment;
import io.dealstream.query.goals.GoalAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A period of a pipeline beside the one before, as it is known now.
 *
 * @param period {@code weekly}, {@code biweekly} or {@code monthly}
 * @param now the period asked for, in the pipeline's zone
 * @param happened each kind there is, in this order, none left out
 * @param lossReasons of the losses that stand, the most frequent first
 * @param stages in the pipeline's order, figures as the metrics of the same windows define them
 * @param goals whose periods and this one have a moment in common
 * @param talkAbout at most three, what concerns most money first
 * @param reasons a code for each figure that is null in one of the periods, by its name
 * @param asOf when it was made
 * @param folded per partition the highest position of an event that was counted
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Review(
    String pipelineId,
    String pipelineName,
    String zone,
    String currency,
    Segment segment,
    Rhythm period,
    Days now,
    Days before,
    List<Happened> happened,
    List<LossReason> lossReasons,
    Outcomes outcomes,
    List<OfCycle> cycle,
    List<OfStage> stages,
    Stuck stuck,
    Missed missed,
    Goals goals,
    List<Matter> talkAbout,
    Map<String, String> reasons,
    Instant asOf,
    Map<String, Long> folded) {

  /** How many of each list are told at most. */
  static final int LISTED = 10;

  /**
   * @param from its first local day
   * @param to its last local day
   * @param end the first instant that is no longer in it
   */
  record Days(LocalDate from, LocalDate to, Instant start, Instant end) {

    static Days of(Span span) {
      return new Days(span.first(), span.last(), span.start(), span.end());
    }
  }

  /**
   * A figure of both periods.
   *
   * @param difference {@code now - before}; null where one of them is
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Beside(
      @Nullable BigDecimal now, @Nullable BigDecimal before, @Nullable BigDecimal difference) {

    static Beside of(@Nullable BigDecimal now, @Nullable BigDecimal before) {
      return new Beside(now, before, now == null || before == null ? null : now.subtract(before));
    }

    static Beside of(long now, long before) {
      return of(BigDecimal.valueOf(now), BigDecimal.valueOf(before));
    }
  }

  /**
   * @param value of those that have one, in the pipeline's currency
   * @param withoutValue how many of them have none
   */
  record Tally(long count, Money value, long withoutValue) {

    /** Whether there are some, and none of them has a value: their sum says nothing. */
    @JsonIgnore
    boolean isUnvalued() {
      return count > 0 && withoutValue == count;
    }
  }

  /**
   * Something that happened to deals, in the credit of who had them when it did; what was won and
   * lost are the outcomes that still stand, as the win rate counts them.
   *
   * @param deals the biggest value first, at most ten; a deal as often as it happened to it
   * @param more how many there are beside them
   */
  record Happened(What what, Tally now, Tally before, List<OfDeal> deals, long more) {}

  /**
   * @param name null where it is not known
   * @param value when it happened; of an outcome as it was restated
   * @param from the stage left, if any; so is to the stage entered
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfDeal(
      String dealId,
      @Nullable String name,
      String owner,
      @Nullable Money value,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason,
      Instant at) {}

  record LossReason(String reason, Tally now, Tally before) {}

  /** Rates with six decimals. */
  record Outcomes(Beside won, Beside lost, Beside rateByCount, Beside rateByValue) {}

  /**
   * @param reading {@code gross}, {@code active} or {@code loss}
   */
  record OfCycle(String reading, Beside count, Beside p50Seconds) {}

  /**
   * A stage: what came and went by its own time, how the entries of the period have ended, and how
   * long the visits lasted that ended in the period.
   */
  record OfStage(
      String stageId,
      String name,
      Beside entered,
      Beside exited,
      Beside forwardIn,
      Beside backwardIn,
      Beside advanceRate,
      Beside winRate,
      Beside visitsClosed,
      Beside p50Seconds,
      Beside p90Seconds) {}

  /**
   * What stood stuck at the end of the period, or stands so now where it is not over.
   *
   * @param at of which instant that is
   * @param now deals; one that is stuck in two ways is one
   * @param alerts the biggest value first, at most ten; a deal as often as it is stuck
   */
  record Stuck(Instant at, Tally now, Tally before, List<Alert> alerts, long more) {}

  /**
   * @param value then
   * @param since when the limit passed
   * @param stands whether it is so at present
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Alert(
      AlertKind kind,
      String dealId,
      @Nullable String name,
      String owner,
      @Nullable Money value,
      String stageId,
      int limitDays,
      Instant since,
      boolean stands) {}

  /**
   * What was to be done in the period and was not when its time came.
   *
   * @param now activities, each once; so is before
   * @param activities what was due first coming first, at most ten
   */
  record Missed(long now, long before, List<Activity> activities, long more) {}

  /**
   * @param owner of the deal when it fell due
   * @param state {@code open}, {@code done} or {@code cancelled}, as it is now
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Activity(
      String activityId,
      ActivityType type,
      @Nullable String title,
      String dealId,
      @Nullable String name,
      String owner,
      Instant dueAt,
      String state,
      @Nullable Instant doneAt) {}

  /**
   * How goals stood at the end of the period, or stand now where it is not over.
   *
   * @param goals those of the whole pipeline first, at most ten
   */
  record Goals(Instant at, List<OfGoal> goals, long more) {}

  /**
   * Numbers as {@code /api/goals} has them.
   *
   * @param expected by then
   * @param state {@code ahead}, {@code on-pace} or {@code behind}; null where that cannot be told
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record OfGoal(
      String goalId,
      String metric,
      @Nullable String figure,
      @Nullable String item,
      Segment segment,
      String period,
      @Nullable String unit,
      @Nullable String currency,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal target,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal reached,
      @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal expected,
      @Nullable BigDecimal share,
      @Nullable String state) {

    static OfGoal of(GoalAnswer goal) {
      var state = goal.pace().state();
      return new OfGoal(
          goal.id(),
          goal.metric(),
          goal.figure(),
          goal.item(),
          goal.segment(),
          goal.period(),
          goal.unit(),
          goal.currency(),
          goal.target(),
          goal.reached(),
          goal.pace().expected(),
          goal.pace().share(),
          state == null ? null : state.word());
    }
  }
}
