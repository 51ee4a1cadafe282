package io.dealstream.metrics.pipelines;

import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.figures.Terms;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What was last heard of a pipeline.
 *
 * @param sequence the number of its last event
 * @param terms as they were last told
 */
public record PipelineState(long sequence, Terms terms) {

  static final String STORE = "pipelines";

  private static final Codec<PipelineState> CODEC =
      new Codec<>(
          (out, state) -> state.terms.write(out.number(state.sequence)),
          in -> new PipelineState(in.number(), Terms.read(in)));

  public static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), CODEC);
  }
}
