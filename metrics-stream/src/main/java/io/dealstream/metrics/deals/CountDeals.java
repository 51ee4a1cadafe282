package io.dealstream.metrics.deals;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.metrics.facts.DealFacts;
import io.dealstream.metrics.facts.DealFacts.Taken;
import io.dealstream.metrics.figures.Additions;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.intake.Arrival;
import io.dealstream.metrics.intake.Arrival.Defect;
import io.dealstream.metrics.intake.Arrival.Received;
import io.dealstream.metrics.intake.Arrival.Unreadable;
import io.dealstream.metrics.intake.Quarantine;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * From a deal's events to what they add to the figures.
 *
 * <p>From here on an exception stops the stream: to go on would commit half an event.
 */
public final class CountDeals
    implements Processor<String, Arrival<DealEvent>, String, FromStageOne> {

  private static final Duration TICK = Duration.ofMillis(25);

  private final Alarm alarm;
  private final Function<OpenVisits, List<Counting>> metrics;

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") ProcessorContext<String, FromStageOne> context;
  private @SuppressWarnings("NullAway.Init") Quarantine quarantine;
  private @SuppressWarnings("NullAway.Init") DealFacts facts;
  private @SuppressWarnings("NullAway.Init") List<Counting> countings;
  private @SuppressWarnings("NullAway.Init") Pending pending;

  /**
   * @param metrics what is counted, given the open visits of the task
   */
  public CountDeals(Alarm alarm, Function<OpenVisits, List<Counting>> metrics) {
    this.alarm = alarm;
    this.metrics = metrics;
  }

  public static Stream<StoreBuilder<?>> stores() {
    return Stream.of(DealFacts.store(), OpenVisits.store(), Pending.store());
  }

  public static String[] storeNames() {
    return new String[] {Quarantine.STORE, DealFacts.STORE, OpenVisits.STORE, Pending.STORE};
  }

  @Override
  public void init(ProcessorContext<String, FromStageOne> context) {
    this.context = context;
    quarantine = new Quarantine(context, alarm);
    facts = new DealFacts(context.getStateStore(DealFacts.STORE));
    countings =
        metrics.apply(
            new OpenVisits(context.getStateStore(OpenVisits.STORE), context.taskId().partition()));
    pending = new Pending(context.getStateStore(Pending.STORE), this::send);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> pending.tick());
  }

  @Override
  public void process(Record<String, Arrival<DealEvent>> record) {
    if (quarantine.holds(record)) {
      return;
    }
    switch (record.value()) {
      case Unreadable<DealEvent> bad -> quarantine.begin(record, bad.defect());
      case Received<DealEvent> good -> take(record, good);
    }
  }

  private void take(Record<String, Arrival<DealEvent>> record, Received<DealEvent> received) {
    switch (facts.take(received.event(), received.sequence())) {
      case Taken.Duplicate _ -> {}
      case Taken.Impossible(String rule) ->
          quarantine.begin(record, new Defect(rule, "sequence " + received.sequence()));
      case Taken.Told told -> count(told, received);
    }
  }

  private void count(Taken.Told told, Received<DealEvent> received) {
    var ledger = new Ledger();
    for (var fact : told.facts()) {
      for (var counting : countings) {
        counting.count(fact, ledger);
      }
    }
    var partition = context.recordMetadata().map(RecordMetadata::partition).orElseThrow();
    pending.add(ledger.close(partition, received.position(), received.recordedAt()));
  }

  /** Stamped with the present: what is on its way is not as old as the history it may tell of. */
  private void send(String group, Additions additions) {
    context.forward(new Record<>(group, additions, context.currentSystemTimeMs()));
  }
}
