package io.dealstream.testing.sales;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.DealEvent.Lost;
import io.dealstream.events.deal.DealEvent.Opened;
import io.dealstream.events.deal.DealEvent.StageChanged;
import io.dealstream.events.deal.DealEvent.Won;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A made year of one pipeline, or less of one, the same for the same seed: every deal is opened,
 * goes through some of four stages, and is won, lost or still open.
 */
public final class SalesYear {

  public static final String PIPELINE = "bench";
  static final List<String> STAGES = List.of("lead", "qualified", "proposal", "closing");
  static final int OWNERS = 50;
  static final int TEAMS = 5;
  static final int SOURCES = 6;

  private static final long LONGEST_VISIT = Duration.ofDays(20).toMillis();
  private static final StageTerms TERMS =
      new StageTerms(new BigDecimal("0.25"), ForecastCategory.PIPELINE, 0, 0);

  /** A chance in a hundred each. */
  private static final int GOES_ON = 75;

  private static final int IS_LOST = 60;

  private final Random random = new Random(1);
  private final Duration length;
  private final Instant end;
  private final List<DealEvent> events = new ArrayList<>();

  private SalesYear(Duration length, Instant end) {
    this.length = length;
    this.end = end;
  }

  /**
   * @param length within which all are opened
   * @param end nothing happens after it
   * @return in the order in which it happened
   */
  public static List<DealEvent> of(int deals, Duration length, Instant end) {
    var year = new SalesYear(length, end);
    for (var deal = 0; deal < deals; deal++) {
      year.goThrough("deal-" + deal);
    }
    year.events.sort(Comparator.comparing(DomainEvent::occurredAt));
    return year.events;
  }

  static PipelineEvent pipeline(Instant at) {
    var stages = new ArrayList<Stage>();
    for (var id : STAGES) {
      stages.add(
          new Stage(
              id,
              id,
              TERMS.probability(),
              stages.size() == 1,
              0,
              0,
              ForecastCategory.PIPELINE,
              false));
    }
    var definition = new PipelineDefinition(PIPELINE, "EUR", "UTC", 10, stages, StageRules.FREE);
    return new PipelineEvent.Created(PIPELINE, 0, definition, Via.API, at);
  }

  private void goThrough(String deal) {
    var owner = "owner-" + random.nextInt(OWNERS);
    var team = "team-" + random.nextInt(TEAMS);
    var source = "source-" + random.nextInt(SOURCES);
    var worth = Money.of(100 + random.nextInt(50_000) + ".00", "EUR");
    var at = end.minusMillis(random.nextLong(length.toMillis()));
    var stage = 0;
    events.add(opened(deal, worth, owner, team, source, at));
    for (at = later(at); at.isBefore(end); at = later(at)) {
      if (stage + 1 < STAGES.size() && random.nextInt(100) < GOES_ON) {
        events.add(moved(deal, stage, owner, team, source, at));
        stage++;
      } else {
        events.add(decided(deal, STAGES.get(stage), worth, owner, team, source, at));
        return;
      }
    }
  }

  private Instant later(Instant at) {
    return at.plusMillis(1 + random.nextLong(LONGEST_VISIT));
  }

  private static DealEvent opened(
      String deal, Money worth, String owner, String team, String source, Instant at) {
    return new Opened(
        deal,
        PIPELINE,
        0,
        deal,
        STAGES.getFirst(),
        1,
        false,
        TERMS,
        worth,
        worth,
        owner,
        team,
        source,
        null,
        null,
        null,
        null,
        null,
        Via.API,
        at);
  }

  private static DealEvent moved(
      String deal, int from, String owner, String team, String source, Instant at) {
    return new StageChanged(
        deal,
        PIPELINE,
        0,
        STAGES.get(from),
        STAGES.get(from + 1),
        Direction.FORWARD,
        0,
        1,
        true,
        TERMS,
        owner,
        team,
        source,
        null,
        Via.API,
        at);
  }

  private DealEvent decided(
      String deal, String from, Money worth, String owner, String team, String source, Instant at) {
    return random.nextInt(100) < IS_LOST
        ? new Lost(deal, PIPELINE, 0, from, worth, worth, owner, team, source, "price", Via.API, at)
        : new Won(deal, PIPELINE, 0, from, worth, worth, owner, team, source, null, Via.API, at);
  }
}
