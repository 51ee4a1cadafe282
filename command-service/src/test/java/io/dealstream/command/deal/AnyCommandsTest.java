package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked in whatever order: what is decided agrees with a model that is too simple to be
 * wrong in the same way. It keeps a few plain variables and knows no states as types.
 */
class AnyCommandsTest {

  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  /** Later than anything is due, and still not too far ahead of the clock. */
  private static final Instant AFTER_DUE = NOW.plusSeconds(180);

  /** The deal as a child would keep it: where it is, how it ended, what it is worth. */
  private static final class Model {
    String stage;
    String outcome;
    String amount;
    String owner = "anna";
    String pipeline = "sales";
    String ended;
    String into;
    LocalDate closing;
    BigDecimal probability;
    ForecastCategory category;
    Instant last = Instant.MIN;
    Instant decided;
    final Map<String, Instant> planned = new HashMap<>();
    final Set<String> fallen = new HashSet<>();
    final Map<String, Integer> visits = new HashMap<>();

    /** How many events the command must make; -1 where it must be refused. */
    int expect(DealCommand command) {
      var late = command.occurredAt().isBefore(last);
      if (ended != null) {
        return command instanceof DealCommand.Vacate
                || command instanceof DealCommand.FallDue
                || command instanceof DealCommand.Delete && ended.equals("deleted")
                || command instanceof DealCommand.Merge m && m.into().equals(into)
            ? 0
            : -1;
      }
      return switch (command) {
        case DealCommand.Open _ -> stage == null ? 1 : -1;
        case DealCommand.ChangeCloseDate c -> plan(c.expectedCloseOn().equals(closing), late);
        case DealCommand.ChangeProbability c -> plan(same(c.probability(), probability), late);
        case DealCommand.ChangeForecastCategory c -> plan(c.forecastCategory() == category, late);
        case DealCommand.HandOff c ->
            stage != null
                    && outcome == null
                    && !c.pipelineId().equals(pipeline)
                    && stagesOf(c.pipelineId()).contains(c.stageId())
                    && !late
                ? 1
                : -1;
        case DealCommand.Merge c -> stage != null && !c.into().equals("d1") && !late ? 1 : -1;
        case DealCommand.Absorb c ->
            stage != null && outcome == null && c.pipelineId().equals(pipeline) && !late ? 1 : -1;
        case DealCommand.Delete _ -> stage != null && !late ? 1 : -1;
        case DealCommand.Move c -> {
          if (stage == null || outcome != null) {
            yield -1;
          }
          yield c.stageId().equals(stage) ? 0 : known(c.stageId()) && !late ? 1 : -1;
        }
        case DealCommand.Vacate c -> {
          if (stage == null) {
            yield -1;
          }
          var inside =
              outcome == null && pipeline.equals(c.pipelineId()) && stage.equals(c.stageId());
          yield !inside || c.moveTo().equals(stage) ? 0 : known(c.moveTo()) && !late ? 1 : -1;
        }
        case DealCommand.Win _ -> outcome("won", late);
        case DealCommand.Lose _ -> outcome("lost", late);
        case DealCommand.Reopen c ->
            stage != null && outcome != null && known(c.stageId()) && !late ? 1 : -1;
        case DealCommand.Reassign c ->
            stage == null ? -1 : c.owner().equals(owner) ? 0 : late ? -1 : 1;
        case DealCommand.RecordActivity c ->
            stage == null || late || (outcome != null && isNews(c)) ? -1 : 1;
        case DealCommand.PlanActivity _ -> stage == null || outcome != null || late ? -1 : 1;
        case DealCommand.RescheduleActivity c ->
            planned.containsKey(c.activityId())
                ? plan(c.dueAt().equals(planned.get(c.activityId())), late)
                : -1;
        case DealCommand.CompleteActivity c ->
            planned.containsKey(c.activityId()) && !late ? 1 : -1;
        case DealCommand.CancelActivity c -> planned.containsKey(c.activityId()) && !late ? 1 : -1;
        case DealCommand.FallDue c -> stage == null ? -1 : outcome == null && isAwaited(c) ? 1 : 0;
        case DealCommand.GiveNotice _ -> stage != null && !late ? 1 : -1;
        case DealCommand.ChangeAmount c ->
            stage == null ? -1 : c.amount().amount().toString().equals(amount) ? 0 : late ? -1 : 1;
      };
    }

    private boolean isAwaited(DealCommand.FallDue c) {
      return c.dueAt().equals(planned.get(c.activityId())) && !fallen.contains(c.activityId());
    }

    private int plan(boolean same, boolean late) {
      return stage == null || outcome != null ? -1 : same ? 0 : late ? -1 : 1;
    }

    private boolean isNews(DealCommand.RecordActivity c) {
      return c.type() != ActivityType.NOTE && c.happenedAt().isAfter(decided);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
      return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private int outcome(String asked, boolean late) {
      if (stage == null) {
        return -1;
      }
      return asked.equals(outcome) ? 0 : outcome == null && !late ? 1 : -1;
    }

    private boolean known(String stage) {
      return stagesOf(pipeline).contains(stage);
    }

    private static List<String> stagesOf(String pipeline) {
      return pipeline.equals("sales") ? Samples.STAGES : Samples.RENEWAL_STAGES;
    }

    void accept(DealCommand command) {
      switch (command) {
        case DealCommand.Open c -> enter(c.stageId());
        case DealCommand.Move c -> enter(c.stageId());
        case DealCommand.Vacate c -> enter(c.moveTo());
        case DealCommand.Reopen c -> enter(c.stageId());
        case DealCommand.Win c -> decide("won", c.occurredAt());
        case DealCommand.Lose c -> decide("lost", c.occurredAt());
        case DealCommand.Reassign c -> owner = c.owner();
        case DealCommand.ChangeAmount c -> amount = c.amount().amount().toString();
        case DealCommand.ChangeCloseDate c -> closing = c.expectedCloseOn();
        case DealCommand.ChangeProbability c -> probability = c.probability();
        case DealCommand.ChangeForecastCategory c -> category = c.forecastCategory();
        case DealCommand.HandOff c -> {
          pipeline = c.pipelineId();
          enter(c.stageId());
        }
        case DealCommand.Merge c -> {
          ended = "merged";
          into = c.into();
        }
        case DealCommand.Absorb _, DealCommand.RecordActivity _, DealCommand.GiveNotice _ -> {}
        case DealCommand.Delete _ -> ended = "deleted";
        case DealCommand.PlanActivity c -> wait(c.activityId(), c.dueAt());
        case DealCommand.RescheduleActivity c -> wait(c.activityId(), c.dueAt());
        case DealCommand.CompleteActivity c -> planned.remove(c.activityId());
        case DealCommand.CancelActivity c -> planned.remove(c.activityId());
        case DealCommand.FallDue c -> fallen.add(c.activityId());
      }
      if (!(command instanceof DealCommand.FallDue) || command.occurredAt().isAfter(last)) {
        last = command.occurredAt();
      }
    }

    private void wait(String activityId, Instant dueAt) {
      planned.put(activityId, dueAt);
      fallen.remove(activityId);
    }

    private void decide(String how, Instant at) {
      outcome = how;
      decided = at;
    }

    int visits() {
      return visits.get(pipeline + "|" + stage);
    }

    private void enter(String to) {
      stage = to;
      outcome = null;
      visits.merge(pipeline + "|" + to, 1, Integer::sum);
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, "soak".equals(System.getProperty("size")) ? 20_000 : 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agree_with_the_simplest_model_of_a_deal(int seed) {
    var random = new Random(seed);
    var model = new Model();
    var deal = Deal.NONE;
    var history = new ArrayList<DealEvent>();
    for (var i = 0; i < 60; i++) {
      var command = anyCommand(random);
      var expected = model.expect(command);
      var decided = decide(deal, command, model.pipeline);
      assertThat(decided == null ? -1 : decided.size())
          .as("%s after %s", command, history)
          .isEqualTo(expected);
      if (expected == 1) {
        var before = model.outcome == null ? model.stage : null;
        var left = model.pipeline;
        model.accept(command);
        check(decided.getFirst(), model, before);
        assertThat(decided.getFirst().pipelineId()).isEqualTo(model.pipeline);
        if (decided.getFirst() instanceof DealEvent.HandedOff e) {
          assertThat(e.fromPipelineId()).isEqualTo(left);
        }
        deal = deal.evolve(decided.getFirst());
        history.add(decided.getFirst());
      }
    }
    assertThat(replay(history)).isEqualTo(deal);
    if (deal instanceof Deal.Known known) {
      var left = new HashMap<String, Instant>();
      var fallen = new HashSet<String>();
      known
          .facts()
          .activities()
          .planned()
          .forEach(
              (id, it) -> {
                left.put(id, it.dueAt());
                if (it.fellDue()) {
                  fallen.add(id);
                }
              });
      assertThat(left).isEqualTo(model.planned);
      model.fallen.retainAll(model.planned.keySet());
      assertThat(fallen).isEqualTo(model.fallen);
    }
  }

  private static List<DealEvent> decide(Deal deal, DealCommand command, String pipeline) {
    try {
      var target = DealDecider.targetOf(command).map(AnyCommandsTest::pipeline).orElse(null);
      var basis = new Basis("d1", pipeline(pipeline), target, ExchangeRates.NONE, NOW, Via.API);
      return DealDecider.decide(deal, command, basis);
    } catch (Refused refused) {
      return null;
    }
  }

  private static Pipeline pipeline(String id) {
    return id.equals("sales") ? Samples.FREE : Samples.RENEWALS;
  }

  private static void check(DealEvent event, Model model, String before) {
    assertThat(event.occurredAt()).isEqualTo(model.last);
    assertThat(event.owner()).isEqualTo(model.owner);
    switch (event) {
      case DealEvent.Opened e -> assertThat(e.visit()).isEqualTo(1);
      case DealEvent.Reopened e -> assertThat(e.visit()).isEqualTo(model.visits());
      case DealEvent.StageChanged e -> {
        var stages = Model.stagesOf(model.pipeline);
        var span = stages.indexOf(e.to()) - stages.indexOf(before);
        assertThat(e.from()).isEqualTo(before);
        assertThat(e.visit()).isEqualTo(model.visits());
        assertThat(e.direction()).isEqualTo(span > 0 ? Direction.FORWARD : Direction.BACKWARD);
        assertThat(e.skipped()).isEqualTo(Math.max(0, span - 1));
      }
      case DealEvent.Won e -> assertThat(e.from()).isEqualTo(before);
      case DealEvent.Lost e -> assertThat(e.from()).isEqualTo(before);
      case DealEvent.AmountChanged e ->
          assertThat(e.amount().amount()).isEqualByComparingTo(model.amount);
      case DealEvent.Reassigned e -> assertThat(e.owner()).isEqualTo(model.owner);
      case DealEvent.CloseDateChanged e -> assertThat(e.expectedCloseOn()).isEqualTo(model.closing);
      case DealEvent.ProbabilityChanged e ->
          assertThat(Model.same(e.probability(), model.probability)).isTrue();
      case DealEvent.ForecastCategoryChanged e ->
          assertThat(e.forecastCategory()).isEqualTo(model.category);
      case DealEvent.HandedOff e -> {
        assertThat(e.from()).isEqualTo(before);
        assertThat(e.visit()).isEqualTo(model.visits());
      }
      case DealEvent.Merged e -> assertThat(e.from()).isEqualTo(before);
      case DealEvent.Absorbed e -> assertThat(e.absorbed()).isEqualTo("d9");
      case DealEvent.NoticeGiven e -> assertThat(e.to().id()).isEqualTo(model.owner);
      case DealEvent.Deleted e -> assertThat(e.from()).isEqualTo(before);
      case DealEvent.ActivityRecorded e -> assertThat(e.stage()).isEqualTo(before);
      case DealEvent.ActivityPlanned e ->
          assertThat(e.dueAt()).isEqualTo(model.planned.get(e.activityId()));
      case DealEvent.ActivityRescheduled e ->
          assertThat(e.dueAt()).isEqualTo(model.planned.get(e.activityId()));
      case DealEvent.ActivityFellDue e -> {
        assertThat(e.dueAt()).isEqualTo(model.planned.get(e.activityId()));
        assertThat(e.stage()).isEqualTo(before);
      }
      case DealEvent.ActivityCompleted e -> assertThat(e.stage()).isEqualTo(before);
      case DealEvent.ActivityCancelled e ->
          assertThat(model.planned).doesNotContainKey(e.activityId());
    }
  }

  private static Deal replay(List<DealEvent> history) {
    var deal = Deal.NONE;
    for (var event : history) {
      deal = deal.evolve(event);
    }
    return deal;
  }

  static DealCommand anyCommand(Random random) {
    var at = Samples.MONDAY.plusSeconds(random.nextInt(1_000_000));
    var stage = anyOf(random, "prospecting", "qualification", "pitch", "closing", "nowhere");
    return switch (random.nextInt(28)) {
      case 25, 26 -> new DealCommand.FallDue(anyOf(random, "a1", "a2", "a3"), due(random));
      case 27 -> Samples.notice("owner", at);
      case 24 ->
          new DealCommand.Vacate("sales", anyOf(random, "pitch", "closing"), stage, "retired", at);
      case 10 -> Samples.closeOn(anyOf(random, "2026-06-30", "2026-09-30"), at);
      case 11 -> Samples.likely(anyOf(random, "0.5", "0.50", "0.7", null), at);
      case 12 -> Samples.forecast(anyOf(random, ForecastCategory.COMMIT, null), at);
      case 13, 14 -> new DealCommand.HandOff(anyOf(random, "sales", "renewals"), stage, null, at);
      case 15 -> new DealCommand.Absorb("d9", anyOf(random, "sales", "renewals"), null, at);
      case 16 ->
          random.nextInt(3) == 0
              ? Samples.merge(anyOf(random, "d1", "d2", "d3"), at)
              : Samples.move(stage, at);
      case 18, 19 -> anyPlan(random, at);
      case 20, 21, 22 -> anythingPlanned(random, random.nextInt(4) == 0 ? AFTER_DUE : at);
      case 23 ->
          Samples.told(
              anyOf(random, ActivityType.CALL, ActivityType.NOTE),
              Samples.MONDAY.plusSeconds(random.nextInt(1_000_000)),
              at);
      case 17 -> random.nextInt(3) == 0 ? Samples.delete(at) : Samples.move(stage, at);
      case 0 -> Samples.opening(anyOf(random, "prospecting", "pitch"), null, Samples.MONDAY);
      case 1, 2, 3, 4 -> Samples.move(stage, at);
      case 5 -> Samples.win(at);
      case 6 -> Samples.lose(at);
      case 7 -> Samples.reopen(stage, at);
      case 8 -> new DealCommand.Reassign(anyOf(random, "anna", "bea"), null, null, at);
      default -> Samples.worth(anyOf(random, "10", "20", "0"), at);
    };
  }

  private static DealCommand anyPlan(Random random, Instant at) {
    return new DealCommand.PlanActivity(
        anyOf(random, "a1", "a2", "a3"),
        ActivityType.CALL,
        Samples.NO_WORDS,
        due(random),
        null,
        at);
  }

  private static DealCommand anythingPlanned(Random random, Instant at) {
    var id = anyOf(random, "a1", "a2", "a3");
    return switch (random.nextInt(3)) {
      case 0 -> new DealCommand.RescheduleActivity(id, due(random), null, at);
      case 1 -> new DealCommand.CompleteActivity(id, at, Samples.BEA, null, at);
      default -> new DealCommand.CancelActivity(id, null, at);
    };
  }

  private static Instant due(Random random) {
    return NOW.plusSeconds(anyOf(random, 60, 120));
  }

  @SafeVarargs
  private static <T> T anyOf(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
