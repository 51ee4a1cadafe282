package io.dealstream.query.support;

import static io.dealstream.events.deal.Addressee.Kind.OWNER;
import static io.dealstream.query.support.Sample.STAGES;

import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.DealEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What might have happened to some deals of a pipeline, mixed; the same for the same seed. */
public final class RandomHistory {

  private final Random random;
  private final String pipeline;
  private final String other;
  private final Map<String, State> deals = new HashMap<>();
  private final List<String> ids = new ArrayList<>();

  private static final class State {
    String pipeline;
    String stage;
    String amount;
    boolean open = true;
    Instant at = Sample.MONDAY;
    final Map<String, Integer> visits = new HashMap<>();

    int enter(String to) {
      stage = to;
      return visits.merge(pipeline + "|" + to, 1, Integer::sum);
    }

    String openStage() {
      return open ? stage : null;
    }
  }

  public RandomHistory(long seed, String pipeline) {
    this.random = new Random(seed);
    this.pipeline = pipeline;
    this.other = other(pipeline);
  }

  /** The pipeline deals are handed off to, and from there back. */
  public static String other(String pipeline) {
    return pipeline + "-other";
  }

  public List<DealEvent> next(int events, int deals) {
    var history = new ArrayList<DealEvent>(events);
    while (history.size() < events) {
      var n = random.nextInt(deals);
      history.addAll(n < ids.size() ? next(ids.get(n)) : List.of(open()));
    }
    return history;
  }

  private DealEvent open() {
    var id = Sample.newId("d");
    var state = new State();
    ids.add(id);
    deals.put(id, state);
    var stage = oneOf(STAGES);
    state.pipeline = pipeline;
    state.enter(stage);
    state.amount = random.nextInt(5) == 0 ? null : amount();
    return Sample.opened(id, pipeline, stage, state.amount);
  }

  private List<DealEvent> next(String id) {
    var state = deals.get(id);
    state.at = state.at.plus(Duration.ofMillis(random.nextInt(100_000_000)));
    return switch (random.nextInt(60)) {
      case 0 -> {
        ids.remove(id);
        yield List.of(Sample.deleted(id, state.pipeline, state.openStage(), state.at));
      }
      case 1 -> merge(id, state);
      case 2 -> List.of(Sample.likely(id, state.pipeline, "0.25", state.at));
      case 3 -> List.of(Sample.closingOn(id, state.pipeline, "2026-12-24", state.at));
      case 4 -> List.of(Sample.called(id, state.pipeline, state.openStage(), state.at));
      case 5 ->
          List.of(
              state.open
                  ? Sample.fellDue(id, state.pipeline, state.stage, state.at)
                  : Sample.called(id, state.pipeline, null, state.at));
      case 6 ->
          List.of(Sample.told(id, state.pipeline, new Addressee(OWNER, "rita"), "x", state.at));
      default -> List.of(goOn(id, state));
    };
  }

  private List<DealEvent> merge(String id, State state) {
    var into =
        ids.stream()
            .filter(i -> !i.equals(id) && deals.get(i).open)
            .filter(i -> deals.get(i).pipeline.equals(state.pipeline))
            .findAny();
    if (into.isEmpty()) {
      return List.of();
    }
    ids.remove(id);
    var survivor = deals.get(into.get());
    survivor.at = survivor.at.isBefore(state.at) ? state.at : survivor.at;
    return List.of(
        Sample.merged(id, state.pipeline, state.openStage(), into.get(), state.at),
        Sample.absorbed(into.get(), state.pipeline, id, survivor.at));
  }

  private DealEvent handOff(String id, State state) {
    var from = state.pipeline;
    var left = state.stage;
    state.pipeline = from.equals(pipeline) ? other : pipeline;
    var to = oneOf(STAGES);
    return Sample.handedOff(
        id, from, left, state.pipeline, to, state.enter(to), state.amount, state.at);
  }

  private DealEvent goOn(String id, State state) {
    if (!state.open) {
      return decided(id, state);
    }
    return switch (random.nextInt(12)) {
      case 10 -> handOff(id, state);
      case 0 -> {
        state.open = false;
        yield Sample.won(id, state.pipeline, state.stage, state.amount, state.at);
      }
      case 1 -> {
        state.open = false;
        state.amount = null;
        yield Sample.lost(id, state.pipeline, state.stage, state.at);
      }
      case 2 -> worth(id, state);
      case 3 ->
          Sample.reassigned(id, state.pipeline, oneOf(List.of("rita", "otto", "mia")), state.at);
      default -> {
        var from = state.stage;
        var to = oneOf(STAGES.stream().filter(s -> !s.equals(from)).toList());
        yield Sample.moved(id, state.pipeline, from, to, state.enter(to), state.at);
      }
    };
  }

  private DealEvent decided(String id, State state) {
    if (random.nextInt(3) == 0) {
      return worth(id, state);
    }
    state.open = true;
    var to = oneOf(STAGES);
    var visit = state.enter(to);
    if (random.nextBoolean()) {
      return Sample.reopened(id, state.pipeline, to, visit, state.at);
    }
    state.amount = amount();
    return Sample.reopenedWorth(id, state.pipeline, to, visit, state.amount, state.at);
  }

  private DealEvent worth(String id, State state) {
    state.amount = amount();
    return Sample.worth(id, state.pipeline, state.amount, state.at);
  }

  private String amount() {
    return random.nextInt(10_000) + "." + (10 + random.nextInt(90));
  }

  private <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
