package io.dealstream.metrics.tracing;

import io.dealstream.tracing.Tracing;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;

/**
 * Puts spans around both stages of a topology, by Kafka Streams' own means: names, stores and what
 * is in them stay as they are. Where nothing is traced nothing is put around anything.
 */
public final class TracedTopology implements ProcessorWrapper {

  private static final String TRACING = "dealstream.tracing";

  /** What counts in stage 1 goes by these names, and {@code figures} is stage 2. */
  private static final String COUNTS = "count-";

  private static final String FIGURES = "figures";

  private Tracing tracing = Tracing.off();

  /** What to build the topology with. */
  public static StreamsBuilder builder(Tracing tracing) {
    if (!tracing.isOn()) {
      return new StreamsBuilder();
    }
    var settings = new Properties();
    // Both are asked for; those the stream runs under are in force once it does.
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "traced");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9");
    settings.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, TracedTopology.class);
    settings.put(TRACING, tracing);
    return new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
  }

  @Override
  public void configure(Map<String, ?> settings) {
    tracing = (Tracing) Objects.requireNonNull(settings.get(TRACING), TRACING);
  }

  @Override
  public <I, V, O, W> WrappedProcessorSupplier<I, V, O, W> wrapProcessorSupplier(
      String name, ProcessorSupplier<I, V, O, W> processors) {
    if (!name.startsWith(COUNTS) && !name.equals(FIGURES)) {
      return ProcessorWrapper.asWrapped(processors);
    }
    return ProcessorWrapper.asWrapped(new TracedProcessors<>(processors, tracing));
  }

  @Override
  public <I, V, W> WrappedFixedKeyProcessorSupplier<I, V, W> wrapFixedKeyProcessorSupplier(
      String name, FixedKeyProcessorSupplier<I, V, W> processors) {
    return ProcessorWrapper.asWrappedFixedKey(processors);
  }
}
