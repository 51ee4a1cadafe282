package io.dealstream.metrics.around;

import io.dealstream.events.DomainEvent;
import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.intake.Alarm;
import io.dealstream.metrics.intake.Arrival;
import io.dealstream.metrics.intake.Arrival.Defect;
import io.dealstream.metrics.intake.Arrival.Received;
import io.dealstream.metrics.intake.Arrival.Unreadable;
import io.dealstream.metrics.intake.Quarantine;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * From the events of one topic to what they add to the figures, aggregate by aggregate: each event
 * once, and in its place.
 */
public final class CountStories<E extends DomainEvent, S>
    implements Processor<String, Arrival<E>, String, FromStageOne> {

  public static final String QUARANTINE = "around-quarantine";

  private final Alarm alarm;
  private final Story<E, S> story;

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") ProcessorContext<String, FromStageOne> context;
  private @SuppressWarnings("NullAway.Init") Quarantine quarantine;
  private @SuppressWarnings("NullAway.Init") KeyValueStore<String, Kept<S>> known;
  private @SuppressWarnings("NullAway.Init") Telling telling;

  public CountStories(Alarm alarm, Story<E, S> story) {
    this.alarm = alarm;
    this.story = story;
  }

  public static String[] storeNames(Story<?, ?> story) {
    return Telling.storeNames(QUARANTINE, story.store());
  }

  @Override
  public void init(ProcessorContext<String, FromStageOne> context) {
    this.context = context;
    quarantine = new Quarantine(context, alarm, QUARANTINE);
    known = context.getStateStore(story.store());
    telling = new Telling(context);
  }

  @Override
  public void process(Record<String, Arrival<E>> record) {
    if (quarantine.holds(record)) {
      return;
    }
    switch (record.value()) {
      case Unreadable<E> bad -> quarantine.begin(record, bad.defect());
      case Received<E> good -> take(record, good);
    }
  }

  private void take(Record<String, Arrival<E>> record, Received<E> received) {
    var subject = received.event().subject();
    var kept = known.get(subject);
    if (kept != null && received.sequence() <= kept.sequence()) {
      return; // it was here before
    }
    var broken = brokenBy(kept, received);
    if (broken != null) {
      quarantine.begin(record, new Defect(broken, "sequence " + received.sequence()));
      return;
    }
    var ledger = new Ledger();
    var state = story.after(kept == null ? null : kept.state(), received.event(), ledger);
    known.put(subject, new Kept<>(received.sequence(), occurredAt(received), state));
    var partition = context.recordMetadata().map(RecordMetadata::partition).orElseThrow();
    telling.add(ledger, story.source(), partition, received.position(), received.recordedAt());
  }

  private @Nullable String brokenBy(@Nullable Kept<S> kept, Received<E> received) {
    if (received.sequence() != (kept == null ? 0 : kept.sequence() + 1)) {
      return "sequence-gap";
    }
    if (kept != null && occurredAt(received) < kept.lastAt()) {
      return "time-went-back";
    }
    return story.brokenBy(kept == null ? null : kept.state(), received.event());
  }

  private static long occurredAt(Received<?> received) {
    return received.event().occurredAt().toEpochMilli();
  }
}
