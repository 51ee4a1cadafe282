package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealstream.command.decision.Refused;
import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Given what was asked of a deal before, when this is asked, then that is decided. */
final class DealSpec {

  private final List<DealCommand> before;
  private Pipeline pipeline = Samples.FREE;
  private Pipeline target = Samples.RENEWALS;
  private ExchangeRates rates = ExchangeRates.NONE;
  private Instant earlier = Samples.NOW;
  private Instant now = Samples.NOW;

  private DealSpec(List<DealCommand> before) {
    this.before = before;
  }

  static DealSpec given(DealCommand... before) {
    return new DealSpec(List.of(before));
  }

  DealSpec in(Pipeline other) {
    pipeline = other;
    return this;
  }

  /** The pipeline a deal may be handed off to. */
  DealSpec besides(Pipeline other) {
    target = other;
    return this;
  }

  DealSpec with(ExchangeRates known) {
    rates = known;
    return this;
  }

  DealSpec at(Instant clock) {
    earlier = clock;
    now = clock;
    return this;
  }

  /** What was before was asked before. */
  DealSpec later(Instant clock) {
    now = clock;
    return this;
  }

  Decision when(DealCommand command) {
    var basis = new Basis("d1", pipeline, target, rates, now, command.via());
    return new Decision(() -> DealDecider.decide(present(), command, basis));
  }

  Decision when(HistoryRow row) {
    var history = new DealHistory("sales", "x1", "import-1", List.of(row));
    return new Decision(() -> PastRows.decide(present(), history, row, basis()));
  }

  Decision when(PastActivity row) {
    return new Decision(
        () -> {
          var deal = present();
          var command = ActivityRows.command(deal, "x1", "a0", row);
          return DealDecider.decide(deal, command, basis());
        });
  }

  /** What was before was decided in pipelines that forbid nothing. */
  private Deal present() {
    var free = new Basis("d1", Samples.FREE, Samples.RENEWALS, rates, earlier, Via.API);
    var deal = Deal.NONE;
    for (var command : before) {
      for (var event : DealDecider.decide(deal, command, free)) {
        deal = deal.evolve(event);
      }
    }
    return deal;
  }

  private Basis basis() {
    return new Basis("d1", pipeline, target, rates, now, Via.API);
  }

  record Decision(Supplier<List<DealEvent>> decide) {

    void then(DealEvent... expected) {
      assertThat(decide.get()).containsExactly(expected);
    }

    <E extends DealEvent> E thenOne(Class<E> type) {
      var events = decide.get();
      assertThat(events).singleElement().isInstanceOf(type);
      return type.cast(events.getFirst());
    }

    List<DealEvent> thenAll(Class<?>... types) {
      var events = decide.get();
      var found = new ArrayList<Class<?>>();
      events.forEach(event -> found.add(event.getClass()));
      assertThat(found).containsExactly(types);
      return events;
    }

    void thenNothing() {
      assertThat(decide.get()).isEmpty();
    }

    void thenRefused(String rule, String field) {
      var refused = catchThrowableOfType(Refused.class, decide::get);
      assertThat(refused).as("a refusal").isNotNull();
      assertThat(refused.refusal().rule()).isEqualTo(rule);
      assertThat(refused.refusal().field()).isEqualTo(field);
    }
  }
}
