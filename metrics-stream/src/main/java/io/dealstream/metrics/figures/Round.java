package io.dealstream.metrics.figures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds of a pipeline, gone through a slice at a time to find what is of another day.
 *
 * @param prefix what keys begin with, by pipeline; it ends with a bar
 * @param isOver whether a value is of another day than today
 * @param over is told what was found
 */
record Round<V>(
    KeyValueStore<String, V> store,
    UnaryOperator<String> prefix,
    BiPredicate<V, Today> isOver,
    BiConsumer<String, V> over) {

  /**
   * @param next where to go on; null at the end
   */
  record Reached(int looked, @Nullable String next) {}

  /**
   * @param from where to begin; null at the first
   * @param most so many are looked at
   */
  Reached go(String pipelineId, @Nullable String from, int most, Today today) {
    var all = prefix.apply(pipelineId);
    var found = new LinkedHashMap<String, V>();
    var reached = look(from == null ? all : from, afterAll(all), most, today, found);
    found.forEach(over);
    return reached;
  }

  private Reached look(String from, String to, int most, Today today, Map<String, V> found) {
    var looked = 0;
    try (var some = store.range(from, to)) {
      while (some.hasNext()) {
        var next = some.next();
        if (looked == most) {
          return new Reached(looked, next.key);
        }
        looked++;
        if (isOver.test(next.value, today)) {
          found.put(next.key, next.value);
        }
      }
    }
    return new Reached(looked, null);
  }

  /** Above every key that begins so: its last character, a bar, is one more. */
  private static String afterAll(String prefix) {
    var last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }
}
