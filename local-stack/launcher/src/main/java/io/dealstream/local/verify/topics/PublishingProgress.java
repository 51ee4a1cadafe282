package io.dealstream.local.verify.topics;

import io.dealstream.events.EventJson;
import io.dealstream.events.topic.Topics;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/**
 * How far publishing has come, as the publisher itself says on Kafka.
 *
 * @param position 0 where nothing was ever published
 * @param chain at that position, hexadecimal
 */
public record PublishingProgress(long position, String chain) {

  private static final PublishingProgress NONE =
      new PublishingProgress(0, HexFormat.of().formatHex(new byte[32]));
  private static final int FIRST_LOOK = 64;

  /** Looks at the end of the topic first: a busy week leaves millions of records. */
  public static PublishingProgress on(String kafka) {
    var partition = new TopicPartition(Topics.PUBLISHER_PROGRESS.name(), 0);
    try (var reader = new TopicReader(kafka, List.of(partition.topic()))) {
      long begin = Objects.requireNonNull(reader.beginnings().get(partition));
      long end = Objects.requireNonNull(reader.ends().get(partition));
      for (long look = FIRST_LOOK; ; look *= FIRST_LOOK) {
        var from = Math.max(begin, end - look);
        reader.seek(partition, from);
        var found = new ArrayDeque<PublishingProgress>(List.of(NONE));
        reader.readTo(Map.of(partition, end), record -> found.add(read(record.value())));
        if (from == begin || found.getLast().position > 0) {
          return found.getLast();
        }
      }
    }
  }

  private static PublishingProgress read(byte[] json) {
    var said = EventJson.MAPPER.readTree(json);
    return new PublishingProgress(said.path("position").asLong(), said.path("chain").asString(""));
  }
}
