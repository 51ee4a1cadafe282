package io.dealstream.metrics;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes histories as the write side would: one pen for all, so that positions are dense. */
final class Pen {

  static final String CURRENCY = "EUR";

  private static final class Sheet {
    String pipeline;
    String stage;
    String owner;
    String team;
    String source;
    String outcome;
    Money value;
    LocalDate closeOn;
    long next;
    final Map<String, Integer> visits = new HashMap<>();
  }

  final List<Recorded> written = new ArrayList<>();

  /** Of pipelines from here on. */
  String zone = "UTC";

  /** Of the deals that are opened next. */
  String team;

  /** Of the deals that are opened next. */
  String source;

  /** That the deals come of which are opened next. */
  String leadId;

  /** What an outcome is worth of what the open deal is: the rate of its day by that of before. */
  String rate = "1";

  /** Of the deals that are opened next, as is the category. */
  LocalDate closingOn;

  ForecastCategory category;

  /** Through what the next events come. */
  Via via = Via.API;

  private final Map<String, List<String>> stages = new HashMap<>();
  private final Map<String, Integer> firstQualified = new HashMap<>();
  private final Map<String, Long> pipelineVersions = new HashMap<>();
  private final Map<String, StageTerms> terms = new HashMap<>();
  private final Map<String, Long> next = new HashMap<>();
  private final Map<String, Sheet> sheets = new HashMap<>();

  Recorded pipeline(String id, int minimumWonDeals, int qualifiedFrom, String... stageIds) {
    stages.put(id, List.of(stageIds));
    firstQualified.put(id, qualifiedFrom);
    var list = new ArrayList<Stage>();
    for (var stage : stageIds) {
      var told = terms.get(id + "|" + stage);
      list.add(
          new Stage(
              stage,
              stage,
              told == null ? BigDecimal.ZERO : told.probability(),
              list.size() == qualifiedFrom,
              0,
              0,
              told == null ? ForecastCategory.PIPELINE : told.forecastCategory(),
              false));
    }
    var definition =
        new PipelineDefinition(id, CURRENCY, zone, minimumWonDeals, list, StageRules.FREE);
    var version = pipelineVersions.merge(id, 0L, (old, _) -> old + 1);
    var at = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(version);
    return write(
        version == 0
            ? new PipelineEvent.Created(id, 0, definition, Via.API, at)
            : new PipelineEvent.Changed(id, version.intValue(), definition, Via.API, at),
        version);
  }

  /** From the next entry on, and of the pipeline's next version. */
  void likely(String pipeline, String stage, String probability) {
    likely(pipeline, stage, probability, ForecastCategory.PIPELINE);
  }

  /** From the next entry on, and of the pipeline's next version. */
  void likely(String pipeline, String stage, String probability, ForecastCategory category) {
    terms.put(pipeline + "|" + stage, new StageTerms(new BigDecimal(probability), category, 0, 0));
  }

  /** From the next entry on; a stage of which nothing is told has no limits. */
  void limits(String pipeline, String stage, int ageLimitDays, int idleLimitDays) {
    terms.put(
        pipeline + "|" + stage,
        new StageTerms(BigDecimal.ZERO, ForecastCategory.PIPELINE, ageLimitDays, idleLimitDays));
  }

  Recorded open(
      String deal, String pipeline, String stage, String owner, String amount, Instant at) {
    var s = new Sheet();
    sheets.put(deal, s);
    s.pipeline = pipeline;
    s.stage = stage;
    s.owner = owner;
    s.team = team;
    s.source = source;
    s.value = money(amount);
    s.closeOn = closingOn;
    return write(
        s,
        new DealEvent.Opened(
            deal,
            pipeline,
            0,
            deal,
            stage,
            visit(s, stage),
            qualified(s, stage),
            terms(s, stage),
            s.value,
            s.value,
            owner,
            team,
            source,
            leadId,
            closingOn,
            category,
            null,
            null,
            via,
            at));
  }

  Recorded move(String deal, String to, Instant at) {
    var s = sheets.get(deal);
    var order = stages.get(s.pipeline);
    var distance = order.indexOf(to) - order.indexOf(s.stage);
    var from = s.stage;
    s.stage = to;
    return write(
        s,
        new DealEvent.StageChanged(
            deal,
            s.pipeline,
            0,
            from,
            to,
            distance > 0 ? Direction.FORWARD : Direction.BACKWARD,
            Math.max(0, distance - 1),
            visit(s, to),
            qualified(s, to),
            terms(s, to),
            s.owner,
            s.team,
            s.source,
            null,
            via,
            at));
  }

  Recorded win(String deal, Instant at) {
    var s = sheets.get(deal);
    s.outcome = "won";
    return write(
        s,
        new DealEvent.Won(
            deal,
            s.pipeline,
            0,
            s.stage,
            s.value,
            converted(s.value),
            s.owner,
            s.team,
            s.source,
            null,
            via,
            at));
  }

  Recorded lose(String deal, Instant at) {
    var s = sheets.get(deal);
    s.outcome = "lost";
    return write(
        s,
        new DealEvent.Lost(
            deal,
            s.pipeline,
            0,
            s.stage,
            s.value,
            converted(s.value),
            s.owner,
            s.team,
            s.source,
            "price",
            via,
            at));
  }

  Recorded reopen(String deal, String to, Instant at) {
    var s = sheets.get(deal);
    s.outcome = null;
    s.stage = to;
    return write(
        s,
        new DealEvent.Reopened(
            deal,
            s.pipeline,
            0,
            to,
            visit(s, to),
            qualified(s, to),
            terms(s, to),
            s.value,
            s.value,
            s.owner,
            s.team,
            s.source,
            null,
            via,
            at));
  }

  Recorded handOff(String deal, String pipeline, String to, Instant at) {
    var s = sheets.get(deal);
    var fromPipeline = s.pipeline;
    var from = s.stage;
    s.pipeline = pipeline;
    s.stage = to;
    return write(
        s,
        new DealEvent.HandedOff(
            deal,
            fromPipeline,
            0,
            from,
            pipeline,
            0,
            to,
            visit(s, to),
            qualified(s, to),
            terms(s, to),
            s.value,
            s.value,
            s.owner,
            s.team,
            s.source,
            null,
            via,
            at));
  }

  Recorded merge(String deal, String into, Instant at) {
    var s = sheets.get(deal);
    return write(
        s,
        new DealEvent.Merged(
            deal, s.pipeline, 0, openStage(s), into, s.owner, s.team, s.source, null, via, at));
  }

  Recorded absorb(String deal, String absorbed, Instant at) {
    var s = sheets.get(deal);
    return write(
        s,
        new DealEvent.Absorbed(
            deal, s.pipeline, absorbed, s.owner, s.team, s.source, null, via, at));
  }

  Recorded delete(String deal, Instant at) {
    var s = sheets.get(deal);
    return write(
        s,
        new DealEvent.Deleted(
            deal, s.pipeline, 0, openStage(s), s.owner, s.team, s.source, null, via, at));
  }

  Recorded closeDate(String deal, LocalDate day, Instant at) {
    var s = sheets.get(deal);
    var before = s.closeOn;
    s.closeOn = day;
    return write(
        s,
        new DealEvent.CloseDateChanged(
            deal, s.pipeline, before, day, s.owner, s.team, s.source, null, via, at));
  }

  /**
   * @param probability null for the stage's again
   */
  Recorded probability(String deal, String probability, Instant at) {
    var s = sheets.get(deal);
    return write(
        s,
        new DealEvent.ProbabilityChanged(
            deal,
            s.pipeline,
            probability == null ? null : new BigDecimal(probability),
            s.owner,
            s.team,
            s.source,
            null,
            via,
            at));
  }

  /**
   * @param category null for the stage's again
   */
  Recorded forecast(String deal, ForecastCategory category, Instant at) {
    var s = sheets.get(deal);
    return write(
        s,
        new DealEvent.ForecastCategoryChanged(
            deal, s.pipeline, category, s.owner, s.team, s.source, null, via, at));
  }

  /** Somebody was told of it. */
  Recorded notice(String deal, Instant at) {
    var s = sheets.get(deal);
    var to = new Addressee(Addressee.Kind.OWNER, "bea");
    return write(
        s,
        new DealEvent.NoticeGiven(
            deal,
            s.pipeline,
            "n1",
            to,
            "look",
            "r1",
            s.owner,
            s.team,
            s.source,
            Via.AUTOMATION,
            at));
  }

  /** Something was done about it, a day before it is told. */
  Recorded call(String deal, Instant at) {
    var s = sheets.get(deal);
    return write(
        s,
        new DealEvent.ActivityRecorded(
            deal,
            s.pipeline,
            "a1",
            ActivityType.CALL,
            null,
            false,
            false,
            openStage(s),
            "otto",
            null,
            at.minus(Duration.ofDays(1)),
            s.owner,
            s.team,
            s.source,
            null,
            via,
            at));
  }

  /** The time of something planned has come; of an open deal only. */
  Recorded fellDue(String deal, Instant at) {
    var s = sheets.get(deal);
    return write(
        s,
        new DealEvent.ActivityFellDue(
            deal,
            s.pipeline,
            "a1",
            ActivityType.CALL,
            null,
            at,
            s.stage,
            s.owner,
            s.team,
            s.source,
            Via.CLOCK,
            at));
  }

  private static String openStage(Sheet s) {
    return s.outcome == null ? s.stage : null;
  }

  Recorded amount(String deal, String amount, Instant at) {
    var s = sheets.get(deal);
    s.value = money(amount);
    return write(
        s,
        new DealEvent.AmountChanged(
            deal, s.pipeline, s.value, s.value, s.owner, s.team, s.source, null, via, at));
  }

  Recorded reassign(String deal, String owner, Instant at) {
    return reassign(deal, owner, sheets.get(deal).team, at);
  }

  Recorded reassign(String deal, String owner, String team, Instant at) {
    var s = sheets.get(deal);
    var from = s.owner;
    var fromTeam = s.team;
    s.owner = owner;
    s.team = team;
    return write(
        s,
        new DealEvent.Reassigned(
            deal, s.pipeline, from, fromTeam, owner, team, s.source, null, via, at));
  }

  boolean knows(String deal) {
    return sheets.containsKey(deal);
  }

  String pipelineOf(String deal) {
    return sheets.get(deal).pipeline;
  }

  String stageOf(String deal) {
    return sheets.get(deal).stage;
  }

  String ownerOf(String deal) {
    return sheets.get(deal).owner;
  }

  String sourceOf(String deal) {
    return sheets.get(deal).source;
  }

  /** {@code won}, {@code lost}, or null while the deal is open. */
  String outcomeOf(String deal) {
    return sheets.get(deal).outcome;
  }

  boolean isWorth(String deal, String amount) {
    var value = sheets.get(deal).value;
    return value != null && value.equals(money(amount));
  }

  private int visit(Sheet s, String stage) {
    return s.visits.merge(s.pipeline + "|" + stage, 1, Integer::sum);
  }

  private StageTerms terms(Sheet s, String stage) {
    return terms.get(s.pipeline + "|" + stage);
  }

  private boolean qualified(Sheet s, String stage) {
    return stages.get(s.pipeline).indexOf(stage) >= firstQualified.get(s.pipeline);
  }

  private Money converted(Money value) {
    return value == null
        ? null
        : Money.rounded(value.amount().multiply(new BigDecimal(rate)), CURRENCY);
  }

  private static Money money(String amount) {
    return amount == null ? null : Money.of(amount, CURRENCY);
  }

  /** Whatever else happens to a deal. */
  Recorded tell(DealEvent event) {
    return write(sheets.get(event.dealId()), event);
  }

  private Recorded write(Sheet s, DealEvent event) {
    return write(event, s.next++);
  }

  /** Of what is no deal and no pipeline: the next event of its subject. */
  Recorded write(DomainEvent event) {
    return write(event, next.merge(event.subject(), 0L, (last, _) -> last + 1));
  }

  private Recorded write(DomainEvent event, long sequence) {
    var recorded = new Recorded(event, sequence, written.size() + 1);
    written.add(recorded);
    return recorded;
  }
}
