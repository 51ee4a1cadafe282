package io.dealstream.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void what_happened_is_kept_for_ever_and_so_is_what_could_not_be_processed() {
    for (var topic : Topics.EVENT_TOPICS) {
      assertKeptForEver(topic);
      assertKeptForEver(topic.deadLetters());
    }
  }

  @Test
  void alerts_are_kept_for_ever() {
    assertKeptForEver(Topics.DEAL_ALERTS);
  }

  @Test
  void what_was_vouched_for_stays_so() {
    assertKeptForEver(Topics.CHECKPOINTS);
    assertThat(Topics.CHECKPOINTS.partitions()).as("in one order").isEqualTo(1);
  }

  private static void assertKeptForEver(Topic<?, ?> topic) {
    assertThat(topic.toCreate().configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("retention.bytes", "-1");
  }

  @Test
  void figures_are_kept_in_their_newest_value() {
    for (var topic : Topics.METRIC_TOPICS) {
      assertThat(topic.toCreate().configs()).containsEntry("cleanup.policy", "compact");
    }
  }

  @Test
  void scores_are_kept_in_their_newest_value() {
    assertThat(Topics.LEAD_SCORES.toCreate().configs()).containsEntry("cleanup.policy", "compact");
  }

  @Test
  void of_a_person_nothing_older_stays_and_that_they_were_erased_does() {
    for (var topic : List.of(Topics.CONTACTS, Topics.TRANSCRIPTS)) {
      assertThat(topic.toCreate().configs())
          .containsEntry("cleanup.policy", "compact")
          .containsEntry("segment.ms", "3600000")
          .containsEntry("max.compaction.lag.ms", "3600000")
          .containsEntry("delete.retention.ms", "3153600000000");
    }
  }

  @Test
  void every_topic_is_known_once() {
    assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates().hasSize(36);
  }
}
