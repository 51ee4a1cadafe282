package io.dealstream.metrics.around;

import io.dealstream.metrics.bytes.Codec;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What is kept of an aggregate.
 *
 * @param sequence the number of its last event; -1 before the first
 * @param lastAt when that happened, epoch milliseconds
 */
public record Kept<S>(long sequence, long lastAt, S state) {

  /** Of one that others have told of, and that has told nothing itself yet. */
  public static <S> Kept<S> beforeItsFirst(S state) {
    return new Kept<>(-1, Long.MIN_VALUE, state);
  }

  public Kept<S> with(S newState) {
    return new Kept<>(sequence, lastAt, newState);
  }

  /** The store of a story. */
  public static <S> StoreBuilder<?> store(Story<?, S> story) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(story.store()), Serdes.String(), codec(story.codec()))
        .withCachingEnabled();
  }

  private static <S> Codec<Kept<S>> codec(Codec<S> states) {
    return new Codec<>(
        (out, kept) ->
            states.write().accept(out.signed(kept.sequence).signed(kept.lastAt), kept.state),
        in -> new Kept<>(in.signed(), in.signed(), states.read().apply(in)));
  }
}
