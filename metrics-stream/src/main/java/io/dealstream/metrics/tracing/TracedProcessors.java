package io.dealstream.metrics.tracing;

import io.dealstream.tracing.Tracing;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** A stage's processors, each with spans around it. */
record TracedProcessors<I, V, O, W>(ProcessorSupplier<I, V, O, W> stage, Tracing tracing)
    implements ProcessorSupplier<I, V, O, W> {

  @Override
  public Processor<I, V, O, W> get() {
    return new TracedProcessor<>(stage.get(), tracing);
  }

  @Override
  public @Nullable Set<StoreBuilder<?>> stores() {
    return stage.stores();
  }
}
