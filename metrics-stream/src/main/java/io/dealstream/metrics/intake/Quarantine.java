package io.dealstream.metrics.intake;

import io.dealstream.metrics.figures.FromStageOne;
import io.dealstream.metrics.intake.Arrival.Defect;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Where an aggregate's events go from the first bad one on: past the figures, onto the dead-letter
 * topic. Counting the later ones without it would give figures nobody could explain.
 */
public final class Quarantine {

  public static final String STORE = "quarantine";

  private static final String FOLLOWS = "follows-a-bad-record";

  private final ProcessorContext<String, FromStageOne> context;
  private final KeyValueStore<String, String> held;
  private final Alarm alarm;

  public Quarantine(ProcessorContext<String, FromStageOne> context, Alarm alarm) {
    this(context, alarm, STORE);
  }

  /**
   * @param store the one of that name: another part of the topology holds its own
   */
  public Quarantine(ProcessorContext<String, FromStageOne> context, Alarm alarm, String store) {
    this.context = context;
    this.held = context.getStateStore(store);
    this.alarm = alarm;
  }

  /** In memory, as it is asked for every event and nearly always empty; its changelog keeps it. */
  public static StoreBuilder<?> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.String());
  }

  /**
   * @return whether the record's aggregate is held back; the record has then gone aside
   */
  public <A extends Arrival<?>> boolean holds(Record<String, A> record) {
    var since = held.get(id(record.key()));
    if (since == null) {
      return false;
    }
    aside(record, new Defect(FOLLOWS, "its subject is held back since " + since));
    return true;
  }

  /** Sends the record aside, and whatever follows of the same aggregate. */
  public <A extends Arrival<?>> void begin(Record<String, A> record, Defect defect) {
    if (!record.key().isEmpty()) {
      held.put(id(record.key()), defect.reason() + " at offset " + from().offset());
    }
    aside(record, defect);
  }

  private <A extends Arrival<?>> void aside(Record<String, A> record, Defect defect) {
    alarm.raise(from().topic(), defect.reason());
    context.forward(
        new Record<>(
            null,
            DeadLetter.of(record.value()),
            record.timestamp(),
            DeadLetter.headers(record.headers(), defect, from())));
  }

  private String id(String subject) {
    return from().topic() + ":" + subject;
  }

  private RecordMetadata from() {
    return context.recordMetadata().orElseThrow();
  }
}
