package io.dealstream.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void what_happened_is_kept_for_ever_and_so_is_what_could_not_be_processed() {
    for (var topic : Topics.EVENT_TOPICS) {
      for (var kept : new Topic<?, ?>[] {topic, topic.deadLetters()}) {
        assertThat(kept.toCreate().configs())
            .containsEntry("cleanup.policy", "delete")
            .containsEntry("retention.ms", "-1")
            .containsEntry("retention.bytes", "-1");
      }
    }
  }

  @Test
  void figures_are_kept_in_their_newest_value() {
    for (var topic : Topics.METRIC_TOPICS) {
      assertThat(topic.toCreate().configs()).containsEntry("cleanup.policy", "compact");
    }
  }

  @Test
  void every_topic_is_known_once() {
    assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates().hasSize(17);
  }
}
