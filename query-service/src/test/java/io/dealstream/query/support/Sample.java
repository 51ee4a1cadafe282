package io.dealstream.query.support;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Events to tell stories with. */
public final class Sample {

  public static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  public static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");
  public static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00.125Z");
  public static final List<String> STAGES =
      List.of("prospecting", "qualification", "pitch", "closing");

  private Sample() {}

  /** No other test's. */
  public static String newId(String kind) {
    return kind + "-" + UUID.randomUUID();
  }

  public static PipelineEvent.Created pipeline(String id, String... stages) {
    return new PipelineEvent.Created(id, 0, definition("Sales", stages), Via.API, MONDAY);
  }

  public static PipelineEvent.Created pipeline(String id, ZoneId zone) {
    var inUtc = definition("Sales", STAGES.toArray(String[]::new));
    var there =
        new PipelineDefinition(
            inUtc.name(),
            inUtc.currency(),
            zone.getId(),
            inUtc.minimumWonDeals(),
            inUtc.stages(),
            inUtc.rules());
    return new PipelineEvent.Created(id, 0, there, Via.API, MONDAY);
  }

  public static PipelineEvent.Changed newVersion(String id, int version, String... stages) {
    return new PipelineEvent.Changed(
        id, version, definition("Sales " + version, stages), Via.API, MONDAY);
  }

  public static PipelineEvent.Created pipeline(String id) {
    return pipeline(id, STAGES.toArray(String[]::new));
  }

  private static PipelineDefinition definition(String name, String... stages) {
    return new PipelineDefinition(
        name,
        "EUR",
        "UTC",
        10,
        Arrays.stream(stages)
            .map(
                s ->
                    new Stage(
                        s, s, new BigDecimal("0.1"), false, 0, 0, ForecastCategory.PIPELINE, false))
            .toList(),
        StageRules.FREE);
  }

  public static DealEvent.Opened opened(String deal, String pipeline, String stage, String amount) {
    var money = amount == null ? null : Money.of(amount, "EUR");
    return new DealEvent.Opened(
        deal,
        pipeline,
        0,
        "Deal " + deal,
        stage,
        1,
        true,
        null,
        money,
        money,
        "rita",
        "north",
        "web",
        null,
        null,
        null,
        "ext-" + deal,
        null,
        Via.API,
        MONDAY);
  }

  public static DealEvent.StageChanged moved(
      String deal, String pipeline, String from, String to, int visit, Instant at) {
    var steps = STAGES.indexOf(to) - STAGES.indexOf(from);
    return new DealEvent.StageChanged(
        deal,
        pipeline,
        0,
        from,
        to,
        steps > 0 ? Direction.FORWARD : Direction.BACKWARD,
        Math.max(0, steps - 1),
        visit,
        true,
        null,
        "rita",
        "north",
        "web",
        "because",
        Via.API,
        at);
  }

  public static DealEvent.Won won(
      String deal, String pipeline, String from, String amount, Instant at) {
    var money = amount == null ? null : Money.of(amount, "EUR");
    return new DealEvent.Won(
        deal, pipeline, 0, from, money, money, "rita", "north", "web", null, Via.API, at);
  }

  public static DealEvent.Lost lost(String deal, String pipeline, String from, Instant at) {
    return new DealEvent.Lost(
        deal, pipeline, 0, from, null, null, "rita", "north", "web", "price", Via.API, at);
  }

  public static DealEvent.Reopened reopened(
      String deal, String pipeline, String to, int visit, Instant at) {
    return new DealEvent.Reopened(
        deal, pipeline, 0, to, visit, true, null, null, null, "rita", "north", "web", null, Via.API,
        at);
  }

  public static DealEvent.Reopened reopenedWorth(
      String deal, String pipeline, String to, int visit, String amount, Instant at) {
    var money = amount == null ? null : Money.of(amount, "EUR");
    return new DealEvent.Reopened(
        deal, pipeline, 0, to, visit, true, null, money, money, "rita", "north", "web", null,
        Via.API, at);
  }

  public static DealEvent.HandedOff handedOff(
      String deal,
      String fromPipeline,
      String from,
      String pipeline,
      String to,
      int visit,
      String amount,
      Instant at) {
    var money = amount == null ? null : Money.of(amount, "EUR");
    return new DealEvent.HandedOff(
        deal,
        fromPipeline,
        0,
        from,
        pipeline,
        0,
        to,
        visit,
        true,
        null,
        money,
        money,
        "rita",
        "north",
        "web",
        null,
        Via.API,
        at);
  }

  public static DealEvent.Merged merged(
      String deal, String pipeline, String from, String into, Instant at) {
    return new DealEvent.Merged(
        deal, pipeline, 0, from, into, "rita", "north", "web", null, Via.API, at);
  }

  public static DealEvent.Absorbed absorbed(
      String deal, String pipeline, String other, Instant at) {
    return new DealEvent.Absorbed(deal, pipeline, other, "rita", "north", "web", null, Via.API, at);
  }

  /** Something was done about it, a day before it is told. */
  public static DealEvent.ActivityRecorded called(
      String deal, String pipeline, String stage, Instant at) {
    return new DealEvent.ActivityRecorded(
        deal,
        pipeline,
        "a1",
        ActivityType.CALL,
        null,
        false,
        false,
        stage,
        "otto",
        null,
        at.minus(Duration.ofDays(1)),
        "rita",
        "north",
        "web",
        null,
        Via.API,
        at);
  }

  /** The time of something planned has come; as the clock tells it. */
  public static DealEvent.ActivityFellDue fellDue(
      String deal, String pipeline, String stage, Instant at) {
    return new DealEvent.ActivityFellDue(
        deal,
        pipeline,
        "a1",
        ActivityType.FOLLOW_UP,
        "ask again",
        at,
        stage,
        "rita",
        "north",
        "web",
        Via.CLOCK,
        at);
  }

  /**
   * @param dueAt null for any time
   */
  public static DealEvent.ActivityPlanned planned(
      String deal, String pipeline, String activity, String title, Instant dueAt, Instant at) {
    return new DealEvent.ActivityPlanned(
        deal,
        pipeline,
        activity,
        ActivityType.FOLLOW_UP,
        title,
        false,
        dueAt,
        "pitch",
        "rita",
        "north",
        "web",
        null,
        Via.API,
        at);
  }

  public static DealEvent.ActivityRescheduled putOff(
      String deal, String pipeline, String activity, Instant dueAt, Instant at) {
    return new DealEvent.ActivityRescheduled(
        deal,
        pipeline,
        activity,
        ActivityType.FOLLOW_UP,
        null,
        null,
        dueAt,
        "rita",
        "north",
        "web",
        null,
        Via.API,
        at);
  }

  public static DealEvent.ActivityFellDue missed(
      String deal, String pipeline, String activity, Instant dueAt) {
    return new DealEvent.ActivityFellDue(
        deal,
        pipeline,
        activity,
        ActivityType.FOLLOW_UP,
        null,
        dueAt,
        "pitch",
        "rita",
        "north",
        "web",
        Via.CLOCK,
        dueAt);
  }

  public static DealEvent.ActivityCompleted done(
      String deal, String pipeline, String activity, String by, Instant happenedAt, Instant at) {
    return new DealEvent.ActivityCompleted(
        deal,
        pipeline,
        activity,
        ActivityType.FOLLOW_UP,
        null,
        null,
        "pitch",
        by,
        null,
        happenedAt,
        "rita",
        "north",
        "web",
        null,
        Via.API,
        at);
  }

  public static DealEvent.ActivityCancelled calledOff(
      String deal, String pipeline, String activity, Instant at) {
    return new DealEvent.ActivityCancelled(
        deal,
        pipeline,
        activity,
        ActivityType.FOLLOW_UP,
        null,
        null,
        "rita",
        "north",
        "web",
        null,
        Via.API,
        at);
  }

  public static DealEvent.NoticeGiven told(
      String deal, String pipeline, Addressee to, String text, Instant at) {
    return new DealEvent.NoticeGiven(
        deal, pipeline, newId("n"), to, text, "r1", "rita", "north", "web", Via.AUTOMATION, at);
  }

  public static DealEvent.Deleted deleted(String deal, String pipeline, String from, Instant at) {
    return new DealEvent.Deleted(
        deal, pipeline, 0, from, "rita", "north", "web", null, Via.API, at);
  }

  public static DealEvent.ProbabilityChanged likely(
      String deal, String pipeline, String probability, Instant at) {
    var number = probability == null ? null : new BigDecimal(probability);
    return new DealEvent.ProbabilityChanged(
        deal, pipeline, number, "rita", "north", "web", null, Via.API, at);
  }

  public static DealEvent.CloseDateChanged closingOn(
      String deal, String pipeline, String day, Instant at) {
    return new DealEvent.CloseDateChanged(
        deal, pipeline, null, LocalDate.parse(day), "rita", "north", "web", null, Via.API, at);
  }

  public static DealEvent.ForecastCategoryChanged forecast(
      String deal, String pipeline, ForecastCategory category, Instant at) {
    return new DealEvent.ForecastCategoryChanged(
        deal, pipeline, category, "rita", "north", "web", null, Via.API, at);
  }

  public static DealEvent.AmountChanged worth(
      String deal, String pipeline, String amount, Instant at) {
    var money = Money.of(amount, "EUR");
    return new DealEvent.AmountChanged(
        deal, pipeline, money, money, "rita", "north", "web", null, Via.API, at);
  }

  public static DealEvent.Reassigned reassigned(
      String deal, String pipeline, String owner, Instant at) {
    return new DealEvent.Reassigned(
        deal, pipeline, "rita", "north", owner, "south", "web", null, Via.API, at);
  }
}
