package io.dealstream.metrics.tracing;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A stage's context, in front of which somebody sees what the stage forwards.
 *
 * @param before may add to a record's headers
 */
record ForwardingContext<O, W>(ProcessorContext<O, W> stage, Consumer<Record<?, ?>> before)
    implements ProcessorContext<O, W> {

  @Override
  public <K extends O, V extends W> void forward(Record<K, V> record) {
    before.accept(record);
    stage.forward(record);
  }

  @Override
  public <K extends O, V extends W> void forward(Record<K, V> record, String child) {
    before.accept(record);
    stage.forward(record, child);
  }

  @Override
  public String applicationId() {
    return stage.applicationId();
  }

  @Override
  public TaskId taskId() {
    return stage.taskId();
  }

  @Override
  public Optional<RecordMetadata> recordMetadata() {
    return stage.recordMetadata();
  }

  @Override
  public Serde<?> keySerde() {
    return stage.keySerde();
  }

  @Override
  public Serde<?> valueSerde() {
    return stage.valueSerde();
  }

  @Override
  public File stateDir() {
    return stage.stateDir();
  }

  @Override
  public StreamsMetrics metrics() {
    return stage.metrics();
  }

  @Override
  public <S extends StateStore> S getStateStore(String name) {
    return stage.getStateStore(name);
  }

  @Override
  public Cancellable schedule(Duration every, PunctuationType type, Punctuator then) {
    return stage.schedule(every, type, then);
  }

  @Override
  public Cancellable schedule(
      Instant first, Duration every, PunctuationType type, Punctuator then) {
    return stage.schedule(first, every, type, then);
  }

  @Override
  public void commit() {
    stage.commit();
  }

  @Override
  public Map<String, Object> appConfigs() {
    return stage.appConfigs();
  }

  @Override
  public Map<String, Object> appConfigsWithPrefix(String prefix) {
    return stage.appConfigsWithPrefix(prefix);
  }

  @Override
  public long currentSystemTimeMs() {
    return stage.currentSystemTimeMs();
  }

  @Override
  public long currentStreamTimeMs() {
    return stage.currentStreamTimeMs();
  }
}
