package io.dealstream.query.intake;

import org.jspecify.annotations.Nullable;

/** An aggregate as its topic and its records' key name it. */
record AggregateKey(String topic, String key) {

  /** Records without a key share one that no aggregate has. */
  static AggregateKey of(String topic, @Nullable String key) {
    var storable = DeadLetters.storable(key);
    return new AggregateKey(topic, storable == null ? "" : storable);
  }
}
