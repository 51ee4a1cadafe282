package io.dealstream.query.intake;

import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import java.util.List;

/** Topics that are read together, by one consumer group. */
public enum Feed {
  EVENTS("query-service-events", Topics.EVENT_TOPICS),
  METRICS("query-service-metrics", Topics.METRIC_TOPICS);

  private final String group;
  private final List<? extends Topic<?, ?>> topics;

  Feed(String group, List<? extends Topic<?, ?>> topics) {
    this.group = group;
    this.topics = topics;
  }

  String group() {
    return group;
  }

  public List<? extends Topic<?, ?>> topics() {
    return topics;
  }

  List<String> topicNames() {
    return topics.stream().<String>map(Topic::name).toList();
  }
}
