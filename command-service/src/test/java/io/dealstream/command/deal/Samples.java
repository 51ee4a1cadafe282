package io.dealstream.command.deal;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.automation.Recipient;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Pipelines, days and commands that the specifications speak of. */
final class Samples {

  static final List<String> STAGES = List.of("prospecting", "qualification", "pitch", "closing");

  static final Pipeline FREE = pipeline(StageRules.FREE);
  static final Pipeline STRICT = pipeline(new StageRules(List.of(), false, true, true));
  static final Pipeline ONE_WAY = pipeline(new StageRules(List.of(), true, false, false));
  static final Pipeline FRONT_DOOR =
      pipeline(new StageRules(List.of("qualification"), true, true, false));
  static final Pipeline PITCH_RETIRED = retiring("pitch");

  /** One of its stages goes by the same id as one of the others'. */
  static final List<String> RENEWAL_STAGES = List.of("first year", "pitch");

  static final Pipeline RENEWALS = renewals("EUR", StageRules.FREE);

  static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");
  static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
  static final Instant NOW = Instant.parse("2026-03-09T09:00:00.123456Z");

  static final Instant NEXT_WEEK = Instant.parse("2026-03-16T09:00:00Z");

  static final Doer BEA = new Doer("bea", "south");
  static final Words NO_WORDS = new Words(null, null, null);
  static final Words ASK_AGAIN = new Words("ask again", null, null);

  /** What the stages here mean for a deal. */
  static final StageTerms PLAIN = new StageTerms(BigDecimal.ZERO, ForecastCategory.PIPELINE, 0, 0);

  private Samples() {}

  static Pipeline pipeline(StageRules rules, Stage... stages) {
    var all = stages.length == 0 ? STAGES.stream().map(Samples::stage).toList() : List.of(stages);
    return new Pipeline("sales", 3, new PipelineDefinition("Sales", "EUR", "UTC", 10, all, rules));
  }

  static Pipeline renewals(String currency, StageRules rules) {
    var stages = RENEWAL_STAGES.stream().map(Samples::stage).toList();
    return new Pipeline(
        "renewals", 1, new PipelineDefinition("Renewals", currency, "UTC", 10, stages, rules));
  }

  private static Pipeline retiring(String retired) {
    var stages = STAGES.stream().map(id -> stage(id, false, id.equals(retired)));
    return pipeline(new StageRules(List.of(), false, true, false), stages.toArray(Stage[]::new));
  }

  static Stage stage(String id) {
    return stage(id, false, false);
  }

  static Stage stage(String id, boolean qualified, boolean retired) {
    return new Stage(id, id, BigDecimal.ZERO, qualified, 0, 0, ForecastCategory.PIPELINE, retired);
  }

  static Pipeline qualifiedFrom(String first) {
    return pipeline(
        StageRules.FREE,
        STAGES.stream().map(id -> stage(id, id.equals(first), false)).toArray(Stage[]::new));
  }

  static DealCommand.Open opening(String stage) {
    return opening(stage, null, MONDAY);
  }

  static DealCommand.Open opening(String stage, AskedAmount amount, Instant at) {
    return new DealCommand.Open(
        "sales", "Cranes", stage, amount, "anna", "north", "fair", null, null, null, null, null,
        at);
  }

  static DealCommand move(String to) {
    return new DealCommand.Move(to, null, FRIDAY);
  }

  static DealCommand move(String to, Instant at) {
    return new DealCommand.Move(to, null, at);
  }

  static DealCommand win(Instant at) {
    return new DealCommand.Win(null, at);
  }

  static DealCommand lose(Instant at) {
    return new DealCommand.Lose("price", at);
  }

  static DealCommand reopen(String stage, Instant at) {
    return new DealCommand.Reopen(stage, null, at);
  }

  static DealCommand worth(String amount, Instant at) {
    return new DealCommand.ChangeAmount(euros(amount), null, at);
  }

  static DealCommand closeOn(String day, Instant at) {
    return new DealCommand.ChangeCloseDate(LocalDate.parse(day), null, at);
  }

  static DealCommand likely(String probability, Instant at) {
    return new DealCommand.ChangeProbability(
        probability == null ? null : new BigDecimal(probability), null, at);
  }

  static DealCommand forecast(ForecastCategory category, Instant at) {
    return new DealCommand.ChangeForecastCategory(category, null, at);
  }

  static DealCommand handOff(String stage, Instant at) {
    return new DealCommand.HandOff("renewals", stage, null, at);
  }

  static DealCommand merge(String into, Instant at) {
    return new DealCommand.Merge(into, null, at);
  }

  static DealCommand absorb(String absorbed, Instant at) {
    return new DealCommand.Absorb(absorbed, "sales", null, at);
  }

  static DealCommand delete(Instant at) {
    return new DealCommand.Delete(null, at);
  }

  static DealCommand told(ActivityType type, Instant happenedAt, Instant at) {
    var words = type == ActivityType.NOTE ? new Words(null, "they build", null) : NO_WORDS;
    return new DealCommand.RecordActivity("a0", type, words, happenedAt, BEA, null, at);
  }

  static DealCommand told(ActivityType type, Words words) {
    return new DealCommand.RecordActivity("a0", type, words, null, BEA, null, FRIDAY);
  }

  static DealCommand planned(String id, ActivityType type, Instant dueAt) {
    return new DealCommand.PlanActivity(id, type, ASK_AGAIN, dueAt, null, TUESDAY);
  }

  static DealCommand rescheduled(String id, Instant dueAt) {
    return new DealCommand.RescheduleActivity(id, dueAt, null, FRIDAY);
  }

  static DealCommand completed(String id, Instant happenedAt) {
    return new DealCommand.CompleteActivity(id, happenedAt, BEA, null, FRIDAY);
  }

  static DealCommand cancelled(String id) {
    return new DealCommand.CancelActivity(id, "they have left", FRIDAY);
  }

  static DealCommand notice(String who, Instant at) {
    var recipient = Recipient.of(who).orElseThrow();
    return new DealCommand.GiveNotice("n1", recipient, "ask for the order", "stuck", at);
  }

  static AskedAmount euros(String amount) {
    return new AskedAmount(new BigDecimal(amount), "EUR");
  }

  static HistoryRow row(String stage, String amount, Instant at) {
    var number = amount == null ? null : new BigDecimal(amount);
    return new HistoryRow(at, stage, null, "anna", number, "EUR", null, null, null, null);
  }
}
