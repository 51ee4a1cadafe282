package io.dealstream.local.verify.figures;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Events of a pipeline with two stages, at position 1, 2, 3, … of two partitions. */
final class Sales {

  static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
  private static final Money VALUE = Money.of("100.00", "EUR");

  private final EventLog log = new EventLog();
  private long position;

  Sales() {
    add(
        "pipeline-events-0",
        new PipelineEvent.Created(
            "p",
            0,
            new PipelineDefinition(
                "P",
                "EUR",
                "Europe/Berlin",
                1,
                Stream.of("first", "second").map(Sales::stage).toList(),
                StageRules.FREE),
            Via.API,
            BEGIN));
  }

  private static Stage stage(String id) {
    return new Stage(id, id, BigDecimal.ONE, false, 0, 0, ForecastCategory.PIPELINE, false);
  }

  /** Deals that go their way, some to a win, each begun by chance on one of many days. */
  Sales random(long seed, int deals) {
    var chance = new Random(seed);
    for (var n = 0; n < deals; n++) {
      var at = BEGIN.plus(Duration.ofHours(chance.nextInt(2_000)));
      var deal = "d" + n;
      var owner = "o" + chance.nextInt(3);
      open(deal, owner, at);
      if (chance.nextBoolean()) {
        at = at.plus(Duration.ofMinutes(chance.nextInt(20_000)));
        move(deal, owner, at);
        if (chance.nextBoolean()) {
          win(deal, "o" + chance.nextInt(3), at.plus(Duration.ofMinutes(chance.nextInt(20_000))));
        }
      }
    }
    return this;
  }

  Sales open(String deal, String owner, Instant at) {
    return add(
        deal,
        new DealEvent.Opened(
            deal, "p", 0, deal, "first", 1, true, null, VALUE, VALUE, owner, null, "web", null,
            null, null, null, null, Via.API, at));
  }

  Sales move(String deal, String owner, Instant at) {
    return add(
        deal,
        new DealEvent.StageChanged(
            deal,
            "p",
            0,
            "first",
            "second",
            Direction.FORWARD,
            0,
            1,
            true,
            null,
            owner,
            null,
            "web",
            null,
            Via.API,
            at));
  }

  Sales win(String deal, String owner, Instant at) {
    return add(
        deal,
        new DealEvent.Won(
            deal, "p", 0, "second", VALUE, VALUE, owner, null, "web", null, Via.API, at));
  }

  private Sales add(String deal, DomainEvent event) {
    var partition =
        deal.startsWith("pipeline") ? deal : "deal-events-" + Math.floorMod(deal.hashCode(), 2);
    log.add(++position, partition, event);
    return this;
  }

  static List<String> partitions() {
    return List.of("deal-events-0", "deal-events-1");
  }

  EventLog log() {
    return log;
  }
}
