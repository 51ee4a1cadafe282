package io.dealstream.query.intake;

import io.dealstream.events.audit.Chain;
import org.jspecify.annotations.Nullable;

/**
 * How far an aggregate has been applied.
 *
 * @param lastSequence -1 before its first event
 * @param chain of its own events, after the last one applied
 * @param setAside why nothing more of it is applied; null while all is well
 */
@SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals alone
record Progress(AggregateKey key, long lastSequence, byte[] chain, @Nullable String setAside) {

  static Progress none(AggregateKey key) {
    return new Progress(key, -1, Chain.start(), null);
  }

  Progress after(Recorded recorded) {
    return new Progress(
        key, recorded.envelope().sequence(), recorded.envelope().dealChain(), setAside);
  }

  Progress released() {
    return new Progress(key, lastSequence, chain, null);
  }

  Progress setAside(String why) {
    return new Progress(key, lastSequence, chain, why);
  }
}
