package io.dealstream.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CutTest {

  private static final String ENTRIES = Topics.STAGE_ENTRIES.name();
  private static final String DWELL = Topics.STAGE_DWELL.name();

  @Test
  void a_word_says_what_was_read_of_each_partition_however_many_a_topic_has() {
    var cut =
        new Cut(
            3,
            Map.of(
                new TopicPartition(ENTRIES, 0), 7L,
                new TopicPartition(DWELL, 0), 1L,
                new TopicPartition(DWELL, 2), 5L));

    assertThat(cut.word()).startsWith("3~7~1.0.5~").endsWith("~");
    var read = Cut.parse(cut.word(), 3).orElseThrow();
    assertThat(read.word()).isEqualTo(cut.word());
    assertThat(read.of(new TopicPartition(DWELL, 2))).isEqualTo(5);
    assertThat(read.of(new TopicPartition(DWELL, 1))).isZero();
  }

  @Test
  void a_word_of_another_generation_or_of_other_topics_or_without_numbers_is_none() {
    var word = new Cut(3, Map.of(new TopicPartition(ENTRIES, 0), 7L)).word();

    assertThat(Cut.parse(word, 4)).isEmpty();
    assertThat(Cut.parse(word + "~1", 3)).isEmpty();
    assertThat(Cut.parse(word.replace("7", "x"), 3)).isEmpty();
    assertThat(Cut.parse(word.replace("7", "7."), 3)).isEmpty();
    assertThat(Cut.parse("", 3)).isEmpty();
  }
}
