package io.dealstream.query.support;

import static io.dealstream.query.support.Sample.STAGES;

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
  private final Map<String, State> deals = new HashMap<>();
  private final List<String> ids = new ArrayList<>();

  private static final class State {
    String stage;
    String amount;
    boolean open = true;
    Instant at = Sample.MONDAY;
    final Map<String, Integer> visits = new HashMap<>();

    int enter(String to) {
      stage = to;
      return visits.merge(to, 1, Integer::sum);
    }
  }

  public RandomHistory(long seed, String pipeline) {
    this.random = new Random(seed);
    this.pipeline = pipeline;
  }

  public List<DealEvent> next(int events, int deals) {
    var history = new ArrayList<DealEvent>(events);
    while (history.size() < events) {
      var n = random.nextInt(deals);
      history.add(n < ids.size() ? goOn(ids.get(n)) : open());
    }
    return history;
  }

  private DealEvent open() {
    var id = Sample.newId("d");
    var state = new State();
    ids.add(id);
    deals.put(id, state);
    var stage = oneOf(STAGES);
    state.enter(stage);
    state.amount = random.nextInt(5) == 0 ? null : amount();
    return Sample.opened(id, pipeline, stage, state.amount);
  }

  private DealEvent goOn(String id) {
    var state = deals.get(id);
    state.at = state.at.plus(Duration.ofMillis(random.nextInt(100_000_000)));
    if (!state.open) {
      return decided(id, state);
    }
    return switch (random.nextInt(10)) {
      case 0 -> {
        state.open = false;
        yield Sample.won(id, pipeline, state.stage, state.amount, state.at);
      }
      case 1 -> {
        state.open = false;
        state.amount = null;
        yield Sample.lost(id, pipeline, state.stage, state.at);
      }
      case 2 -> worth(id, state);
      case 3 -> Sample.reassigned(id, pipeline, oneOf(List.of("rita", "otto", "mia")), state.at);
      default -> {
        var from = state.stage;
        var to = oneOf(STAGES.stream().filter(s -> !s.equals(from)).toList());
        yield Sample.moved(id, pipeline, from, to, state.enter(to), state.at);
      }
    };
  }

  private DealEvent decided(String id, State state) {
    if (random.nextInt(3) == 0) {
      return worth(id, state);
    }
    state.open = true;
    var to = oneOf(STAGES);
    return Sample.reopened(id, pipeline, to, state.enter(to), state.at);
  }

  private DealEvent worth(String id, State state) {
    state.amount = amount();
    return Sample.worth(id, pipeline, state.amount, state.at);
  }

  private String amount() {
    return random.nextInt(10_000) + "." + (10 + random.nextInt(90));
  }

  private <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
