package io.dealstream.query.past;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.topic.Topic;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;

/** Per partition of a topic, the highest position of what was used. */
public final class Positions {

  private final Map<String, Long> highest = new TreeMap<>();

  public void note(Topic<?, ?> topic, String key, long position) {
    note(partition(topic, key), position);
  }

  /**
   * @param partition {@code topic-number}
   */
  public void note(String partition, long position) {
    highest.merge(partition, position, Math::max);
  }

  public void note(Map<String, Long> folded) {
    folded.forEach(this::note);
  }

  /** In the order of the partitions' names. */
  public Map<String, Long> byPartition() {
    return Collections.unmodifiableMap(new TreeMap<>(highest));
  }

  /** Where the producer puts records with this key. */
  private static String partition(Topic<?, ?> topic, String key) {
    var number = Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % topic.partitions();
    return topic.name() + "-" + number;
  }
}
