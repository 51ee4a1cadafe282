package io.dealstream.metrics.deals;

import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.metrics.alerts.DueQueue;
import io.dealstream.metrics.alerts.PartitionClock;
import io.dealstream.metrics.alerts.Watch;
import io.dealstream.metrics.facts.DealFacts;
import io.dealstream.metrics.facts.DealFacts.Taken;
import io.dealstream.metrics.figures.Counting;
import io.dealstream.metrics.figures.EventCounting;
import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.figures.Ticks;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.intake.Arrival;
import io.dealstream.metrics.intake.Arrival.Defect;
import io.dealstream.metrics.intake.Arrival.Received;
import io.dealstream.metrics.intake.Arrival.Unreadable;
import io.dealstream.metrics.intake.Quarantine;
import io.dealstream.metrics.tally.Slots.Source;
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
 * From a deal's events, and from the time that passes without any, to what they add to the figures
 * and to alerts.
 *
 * <p>From here on an exception stops the stream: to go on would commit half an event.
 */
public final class CountDeals
    implements Processor<String, Arrival<DealEvent>, String, FromStageOne> {

  /** Ten thousand deals a second: many may fall due while nobody looks. */
  private static final Duration ALERTS_TICK = Duration.ofMillis(100);

  private static final int SLICE = 1_000;

  private final Alarm alarm;
  private final Function<OpenVisits, List<Counting>> metrics;
  private final List<EventCounting<DealEvent>> ofEvents;

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") ProcessorContext<String, FromStageOne> context;
  private @SuppressWarnings("NullAway.Init") Quarantine quarantine;
  private @SuppressWarnings("NullAway.Init") DealFacts facts;
  private @SuppressWarnings("NullAway.Init") PartitionClock clock;
  private @SuppressWarnings("NullAway.Init") List<Counting> countings;
  private @SuppressWarnings("NullAway.Init") Pending pending;
  private @SuppressWarnings("NullAway.Init") LeadsOfDeals leads;

  /**
   * @param metrics what is counted of facts, given the open visits of the task
   * @param ofEvents what is counted of events as they are
   */
  public CountDeals(
      Alarm alarm,
      Function<OpenVisits, List<Counting>> metrics,
      List<EventCounting<DealEvent>> ofEvents) {
    this.alarm = alarm;
    this.metrics = metrics;
    this.ofEvents = ofEvents;
  }

  public static Stream<StoreBuilder<?>> stores() {
    return Stream.of(
        DealFacts.store(),
        DueQueue.store(),
        OpenVisits.store(),
        Pending.store(Pending.STORE),
        LeadsOfDeals.store());
  }

  public static String[] storeNames() {
    return new String[] {
      Quarantine.STORE,
      DealFacts.STORE,
      DueQueue.STORE,
      OpenVisits.STORE,
      Pending.STORE,
      LeadsOfDeals.STORE
    };
  }

  @Override
  public void init(ProcessorContext<String, FromStageOne> context) {
    this.context = context;
    quarantine = new Quarantine(context, alarm);
    facts =
        new DealFacts(
            context.getStateStore(DealFacts.STORE),
            new DueQueue(context.getStateStore(DueQueue.STORE)));
    clock = new PartitionClock(context.currentSystemTimeMs());
    countings =
        metrics.apply(
            new OpenVisits(context.getStateStore(OpenVisits.STORE), context.taskId().partition()));
    pending = new Pending(context.getStateStore(Pending.STORE), context, this::send);
    leads = new LeadsOfDeals(context.getStateStore(LeadsOfDeals.STORE));
    context.schedule(Ticks.LENGTH, PunctuationType.WALL_CLOCK_TIME, pending::tick);
    context.schedule(ALERTS_TICK, PunctuationType.WALL_CLOCK_TIME, this::fallDue);
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
    switch (facts.take(received.event(), received.sequence(), received.position())) {
      case Taken.Duplicate _ -> saw(received, Watch.NEVER);
      case Taken.Impossible(String rule) ->
          quarantine.begin(record, new Defect(rule, "sequence " + received.sequence()));
      case Taken.Told told -> {
        told.alerts().forEach(this::send);
        saw(received, told.nextDue());
        count(told, received);
      }
    }
  }

  private void saw(Received<DealEvent> received, long nextDue) {
    clock.saw(received.recordedAt(), nextDue, context.currentSystemTimeMs());
  }

  private void fallDue(long now) {
    facts.fallDue(clock.passed(now), SLICE).forEach(this::send);
  }

  private void count(Taken.Told told, Received<DealEvent> received) {
    var ledger = new Ledger();
    for (var fact : told.facts()) {
      for (var counting : countings) {
        counting.count(fact, ledger);
      }
    }
    ofEvents.forEach(counting -> counting.count(received.event(), ledger));
    var partition = context.recordMetadata().map(RecordMetadata::partition).orElseThrow();
    var position = received.position();
    var recordedAt = received.recordedAt();
    pending.add(
        ledger.close(Source.DEAL_EVENTS, partition, position, recordedAt),
        recordedAt,
        context.currentSystemTimeMs());
    var event = received.event();
    leads
        .news(event, told.facts())
        .ifPresent(
            news ->
                send(
                    news.leadId(),
                    new DealOfLead(event.dealId(), news.won(), partition, position, recordedAt)));
  }

  private void send(DealAlert alert) {
    send(alert.dealId(), new ToldAlert(alert));
  }

  /** Stamped with the present: what is on its way is not as old as the history it may tell of. */
  private void send(String key, FromStageOne told) {
    context.forward(new Record<>(key, told, context.currentSystemTimeMs()));
  }
}
