package io.dealstream.query.intake;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/**
 * Sees what other instances commit. They share the partitions, and their readers signal nobody
 * here; the offsets, a handful of rows, are looked at instead.
 */
@Component
class Elsewhere {

  private static final Map<String, Feed> FEEDS = byTopic();

  private final Offsets offsets;
  private final Arrivals arrivals;
  private Map<TopicPartition, Long> seen = new HashMap<>();

  Elsewhere(Offsets offsets, Arrivals arrivals) {
    this.offsets = offsets;
    this.arrivals = arrivals;
  }

  private static Map<String, Feed> byTopic() {
    var feeds = new HashMap<String, Feed>();
    for (var feed : Feed.values()) {
      feed.topicNames().forEach(topic -> feeds.put(topic, feed));
    }
    return Map.copyOf(feeds);
  }

  void look() {
    var now = offsets.all();
    fed(now, seen).forEach(arrivals::signal);
    seen = now;
  }

  /** Those of whose partitions one has moved. */
  private static Set<Feed> fed(Map<TopicPartition, Long> now, Map<TopicPartition, Long> before) {
    var fed = EnumSet.noneOf(Feed.class);
    now.forEach(
        (partition, next) -> {
          var feed = FEEDS.get(partition.topic());
          if (feed != null && !next.equals(before.get(partition))) {
            fed.add(feed);
          }
        });
    return fed;
  }
}
