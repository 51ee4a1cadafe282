package io.dealstream.recount.otherwise;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import io.dealstream.events.deal.StageTerms;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.Stage;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes down what happened to deals of pipeline {@code p}, as the command side would have under a
 * version with these stages: written again with other stages, it is the history by hand.
 */
final class Tale {

  static final String HERE = "p";
  static final String ELSEWHERE = "q";
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

  /** What somebody did; the stage is null where it needs none. */
  record Deed(String deal, What what, String stage, int minute, String owner) {}

  enum What {
    OPEN,
    MOVE,
    WIN,
    LOSE,
    REOPEN,
    HAND_AWAY,
    HAND_BACK,
    WORTH,
    REASSIGN,
    DELETE
  }

  final PipelineDefinition definition;
  private final UnaryOperator<String> stands;
  private final Map<String, Map<String, Integer>> visits = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  final List<DealEvent> events = new ArrayList<>();

  /**
   * @param stands which stage a deed's is written down as
   */
  Tale(List<Stage> stages, UnaryOperator<String> stands) {
    this.stands = stands;
    definition =
        new PipelineDefinition("Sales", "EUR", "Europe/Berlin", 1, stages, StageRules.FREE);
  }

  static Stage stage(String id, String probability, boolean qualified) {
    return new Stage(
        id,
        "Stage " + id,
        new BigDecimal(probability),
        qualified,
        id.length() % 3,
        id.length() % 5,
        ForecastCategory.values()[id.length() % 4],
        false);
  }

  void tell(List<Deed> deeds) {
    deeds.forEach(this::tell);
  }

  private void tell(Deed deed) {
    var at = BEGIN.plusSeconds(60L * deed.minute);
    var to = deed.stage == null ? null : stands.apply(deed.stage);
    var value = Money.of(deed.minute + ".50", "EUR");
    var d = deed.deal;
    var o = deed.owner;
    var from = places.get(d);
    switch (deed.what) {
      case OPEN ->
          events.add(
              new DealEvent.Opened(
                  d,
                  HERE,
                  0,
                  "Deal " + d,
                  to,
                  enter(d, to),
                  qualified(to),
                  terms(to),
                  null,
                  null,
                  o,
                  null,
                  "web",
                  null,
                  null,
                  null,
                  null,
                  null,
                  Via.API,
                  at));
      case MOVE -> {
        if (!to.equals(from)) {
          var steps = place(to) - place(from);
          events.add(
              new DealEvent.StageChanged(
                  d,
                  HERE,
                  0,
                  from,
                  to,
                  steps > 0 ? Direction.FORWARD : Direction.BACKWARD,
                  Math.max(0, steps - 1),
                  enter(d, to),
                  qualified(to),
                  terms(to),
                  o,
                  null,
                  "web",
                  null,
                  Via.API,
                  at));
        }
      }
      case WIN ->
          events.add(
              new DealEvent.Won(d, HERE, 0, from, value, value, o, null, "web", null, Via.API, at));
      case LOSE ->
          events.add(
              new DealEvent.Lost(
                  d, HERE, 0, from, null, null, o, null, "web", "price", Via.API, at));
      case REOPEN ->
          events.add(
              new DealEvent.Reopened(
                  d,
                  HERE,
                  0,
                  to,
                  enter(d, to),
                  qualified(to),
                  terms(to),
                  value,
                  value,
                  o,
                  null,
                  "web",
                  null,
                  Via.API,
                  at));
      case HAND_AWAY ->
          events.add(
              new DealEvent.HandedOff(
                  d, HERE, 0, from, ELSEWHERE, 3, "x", 1, true, null, value, value, o, null, "web",
                  null, Via.API, at));
      case HAND_BACK ->
          events.add(
              new DealEvent.HandedOff(
                  d,
                  ELSEWHERE,
                  3,
                  "x",
                  HERE,
                  0,
                  to,
                  enter(d, to),
                  qualified(to),
                  terms(to),
                  value,
                  value,
                  o,
                  null,
                  "web",
                  null,
                  Via.API,
                  at));
      case WORTH ->
          events.add(
              new DealEvent.AmountChanged(
                  d, HERE, value, value, o, null, "web", null, Via.API, at));
      case REASSIGN ->
          events.add(
              new DealEvent.Reassigned(
                  d, HERE, "somebody", null, o, null, "web", null, Via.API, at));
      case DELETE ->
          events.add(
              new DealEvent.Deleted(
                  d, HERE, 0, deed.stage == null ? null : from, o, null, "web", null, Via.API, at));
    }
  }

  private int enter(String deal, String stage) {
    places.put(deal, stage);
    return visits.computeIfAbsent(deal, _ -> new HashMap<>()).merge(stage, 1, Integer::sum);
  }

  private int place(String stage) {
    return definition.stages().stream().map(Stage::id).toList().indexOf(stage);
  }

  private boolean qualified(String stage) {
    var marks = definition.stages().stream().map(Stage::qualified).toList();
    return !marks.contains(true) || place(stage) >= marks.indexOf(true);
  }

  private StageTerms terms(String id) {
    var stage = definition.stages().get(place(id));
    return new StageTerms(
        stage.probability(), stage.forecastCategory(), stage.ageLimitDays(), stage.idleLimitDays());
  }
}
