package io.dealstream.metrics.stores;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds a store that is in memory, and on its changelog where it has one. */
record InMemory<S extends StateStore>(String name, boolean loggingEnabled, Function<String, S> make)
    implements StoreBuilder<S> {

  @Override
  public S build() {
    return make.apply(name);
  }

  @Override
  public StoreBuilder<S> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<S> withCachingDisabled() {
    throw new UnsupportedOperationException("it is told before each commit");
  }

  @Override
  public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
    throw new UnsupportedOperationException("the changelog is as it is");
  }

  @Override
  public StoreBuilder<S> withLoggingDisabled() {
    throw new UnsupportedOperationException("the changelog is as it is");
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }
}
