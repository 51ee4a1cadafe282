package io.dealstream.query.intake;

import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import java.util.List;

/** Topics that are read together, by one consumer group. */
public enum Feed {
  EVENTS("events", Topics.EVENT_TOPICS),
  METRICS("metrics", Topics.METRIC_TOPICS),
  ALERTS("alerts", List.of(Topics.DEAL_ALERTS)),
  CONTACTS("contacts", List.of(Topics.CONTACTS)),
  TRANSCRIPTS("transcripts", List.of(Topics.TRANSCRIPTS)),
  LEAD_SCORES("lead-scores", List.of(Topics.LEAD_SCORES));

  private final String word;
  private final List<? extends Topic<?, ?>> topics;

  Feed(String word, List<? extends Topic<?, ?>> topics) {
    this.word = word;
    this.topics = topics;
  }

  public String word() {
    return word;
  }

  public List<? extends Topic<?, ?>> topics() {
    return topics;
  }

  /**
   * @param partitions that a metric's topic gets where it is not there yet
   */
  List<Topic<?, ?>> topicsToCreate(int partitions) {
    return topics.stream()
        .<Topic<?, ?>>map(topic -> this == METRICS ? topic.in(partitions) : topic)
        .toList();
  }

  List<String> topicNames() {
    return topics.stream().<String>map(Topic::name).toList();
  }
}
