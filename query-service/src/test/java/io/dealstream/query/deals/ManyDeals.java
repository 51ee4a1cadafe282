package io.dealstream.query.deals;

import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.STAGES;
import static io.dealstream.query.support.Sample.deleted;
import static io.dealstream.query.support.Sample.lost;
import static io.dealstream.query.support.Sample.merged;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.won;

import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Deals of which many have something in common, and what became of them. */
final class ManyDeals {

  private static final List<String> WORDS =
      List.of("Łódź", "ropes", "ROPE", "100%", "a_b", "back\\slash", "o'Brien", "x", "\"quoted\"");

  private final Random dice;
  final List<String> ids = new ArrayList<>();
  final List<DealEvent> events = new ArrayList<>();

  ManyDeals(Random dice) {
    this.dice = dice;
  }

  <T> T any(List<T> some) {
    return some.get(dice.nextInt(some.size()));
  }

  void open(String pipeline) {
    var id = newId("d");
    ids.add(id);
    var value =
        dice.nextInt(4) == 0
            ? null
            : Money.of("%d.%02d".formatted(dice.nextInt(20), dice.nextInt(2)), "EUR");
    var stage = any(STAGES);
    var at = MONDAY.plus(Duration.ofHours(dice.nextInt(100)));
    events.add(
        new DealEvent.Opened(
            id,
            pipeline,
            0,
            (dice.nextInt(5) == 0 ? id : any(WORDS)) + " " + any(WORDS) + " " + dice.nextInt(50),
            stage,
            1,
            true,
            null,
            value,
            value,
            any(List.of("rita", "otto", "mia")),
            orNone("north", "south"),
            orNone("web", "fair"),
            null,
            dice.nextBoolean() ? null : LocalDate.of(2026, 4, 1 + dice.nextInt(30)),
            null,
            "ext-" + id,
            null,
            Via.API,
            at));
    decide(id, pipeline, stage, at.plus(Duration.ofHours(dice.nextInt(100))));
  }

  private void decide(String id, String pipeline, String stage, Instant at) {
    switch (dice.nextInt(8)) {
      case 0, 1 -> events.add(won(id, pipeline, stage, dice.nextInt(20) + ".00", at));
      case 2, 3 -> events.add(lost(id, pipeline, stage, at));
      case 4 -> events.add(merged(id, pipeline, stage, ids.getFirst(), at));
      case 5 -> events.add(deleted(id, pipeline, stage, at));
      default -> {} // it stays open
    }
  }

  private String orNone(String one, String other) {
    return switch (dice.nextInt(3)) {
      case 0 -> one;
      case 1 -> other;
      default -> null;
    };
  }
}
