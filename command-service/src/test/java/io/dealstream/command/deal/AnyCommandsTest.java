package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.decision.Refused;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is asked in whatever order: what is decided agrees with a model that is too simple to be
 * wrong in the same way. It keeps a few plain variables and knows no states as types.
 */
class AnyCommandsTest {

  /** The deal as a child would keep it: where it is, how it ended, what it is worth. */
  private static final class Model {
    String stage;
    String outcome;
    String amount;
    String owner = "anna";
    Instant last = Instant.MIN;
    final Map<String, Integer> visits = new HashMap<>();

    /** How many events the command must make; -1 where it must be refused. */
    int expect(DealCommand command) {
      var late = command.occurredAt().isBefore(last);
      return switch (command) {
        case DealCommand.Open _ -> stage == null ? 1 : -1;
        case DealCommand.Move c -> {
          if (stage == null || outcome != null) {
            yield -1;
          }
          yield c.stageId().equals(stage) ? 0 : known(c.stageId()) && !late ? 1 : -1;
        }
        case DealCommand.Win _ -> outcome("won", late);
        case DealCommand.Lose _ -> outcome("lost", late);
        case DealCommand.Reopen c ->
            stage != null && outcome != null && known(c.stageId()) && !late ? 1 : -1;
        case DealCommand.Reassign c ->
            stage == null ? -1 : c.owner().equals(owner) ? 0 : late ? -1 : 1;
        case DealCommand.ChangeAmount c ->
            stage == null ? -1 : c.amount().amount().toString().equals(amount) ? 0 : late ? -1 : 1;
      };
    }

    private int outcome(String asked, boolean late) {
      if (stage == null) {
        return -1;
      }
      return asked.equals(outcome) ? 0 : outcome == null && !late ? 1 : -1;
    }

    private static boolean known(String stage) {
      return Samples.STAGES.contains(stage);
    }

    void accept(DealCommand command) {
      switch (command) {
        case DealCommand.Open c -> enter(c.stageId());
        case DealCommand.Move c -> enter(c.stageId());
        case DealCommand.Reopen c -> enter(c.stageId());
        case DealCommand.Win _ -> outcome = "won";
        case DealCommand.Lose _ -> outcome = "lost";
        case DealCommand.Reassign c -> owner = c.owner();
        case DealCommand.ChangeAmount c -> amount = c.amount().amount().toString();
      }
      last = command.occurredAt();
    }

    private void enter(String to) {
      stage = to;
      outcome = null;
      visits.merge(to, 1, Integer::sum);
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
      var decided = decide(deal, command);
      assertThat(decided == null ? -1 : decided.size())
          .as("%s after %s", command, history)
          .isEqualTo(expected);
      if (expected == 1) {
        var before = model.stage;
        model.accept(command);
        check(decided.getFirst(), model, before);
        deal = deal.evolve(decided.getFirst());
        history.add(decided.getFirst());
      }
    }
    assertThat(replay(history)).isEqualTo(deal);
  }

  private static List<DealEvent> decide(Deal deal, DealCommand command) {
    try {
      var basis = new Basis("d1", Samples.FREE, Instant.parse("2027-01-01T00:00:00Z"), Via.API);
      return DealDecider.decide(deal, command, basis);
    } catch (Refused refused) {
      return null;
    }
  }

  private static void check(DealEvent event, Model model, String before) {
    assertThat(event.occurredAt()).isEqualTo(model.last);
    assertThat(event.owner()).isEqualTo(model.owner);
    switch (event) {
      case DealEvent.Opened e -> assertThat(e.visit()).isEqualTo(1);
      case DealEvent.Reopened e -> assertThat(e.visit()).isEqualTo(model.visits.get(e.to()));
      case DealEvent.StageChanged e -> {
        var span = Samples.STAGES.indexOf(e.to()) - Samples.STAGES.indexOf(before);
        assertThat(e.from()).isEqualTo(before);
        assertThat(e.visit()).isEqualTo(model.visits.get(e.to()));
        assertThat(e.direction()).isEqualTo(span > 0 ? Direction.FORWARD : Direction.BACKWARD);
        assertThat(e.skipped()).isEqualTo(Math.max(0, span - 1));
      }
      case DealEvent.Won e -> assertThat(e.from()).isEqualTo(before);
      case DealEvent.Lost e -> assertThat(e.from()).isEqualTo(before);
      case DealEvent.AmountChanged e ->
          assertThat(e.amount().amount()).isEqualByComparingTo(model.amount);
      case DealEvent.Reassigned e -> assertThat(e.owner()).isEqualTo(model.owner);
    }
  }

  private static Deal replay(List<DealEvent> history) {
    var deal = Deal.NONE;
    for (var event : history) {
      deal = deal.evolve(event);
    }
    return deal;
  }

  private static DealCommand anyCommand(Random random) {
    var at = Samples.MONDAY.plusSeconds(random.nextInt(1_000_000));
    var stage = anyOf(random, "prospecting", "qualification", "pitch", "closing", "nowhere");
    return switch (random.nextInt(10)) {
      case 0 -> Samples.opening(anyOf(random, "prospecting", "pitch"), null, Samples.MONDAY);
      case 1, 2, 3, 4 -> Samples.move(stage, at);
      case 5 -> Samples.win(at);
      case 6 -> Samples.lose(at);
      case 7 -> Samples.reopen(stage, at);
      case 8 -> new DealCommand.Reassign(anyOf(random, "anna", "bea"), null, null, at);
      default -> Samples.worth(anyOf(random, "10", "20", "0"), at);
    };
  }

  private static String anyOf(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
