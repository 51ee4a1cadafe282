package io.dealstream.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealstream.events.topic.Topics;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * What stores hold after a given story, a line a store: the part of the topology it belongs to, its
 * name, and a fingerprint of every record on its changelog. It is another one where a value is
 * written in another form, and where something else is kept of the same events.
 */
final class StoredForm {

  private static final int SHOWN = 16;

  /** They send on what they hold before each commit, and have no changelog. */
  private static final Set<String> HOLD_NOTHING = Set.of("pending", "around-pending");

  private final TopologyTestDriver driver;
  private final String applicationId;

  StoredForm(TopologyTestDriver driver, String applicationId) {
    this.driver = driver;
    this.applicationId = applicationId;
  }

  /** The lines of a generation, its name the first. */
  String block() {
    var parts = new TreeMap<String, Integer>();
    for (var part : PipelineTopology.build((_, _) -> {}).describe().subtopologies()) {
      for (var node : part.nodes()) {
        if (node instanceof Processor processor) {
          processor.stores().forEach(store -> parts.put(store, part.id()));
        }
      }
    }
    var lines = new StringBuilder(Topics.FIGURES_GROUP).append('\n');
    parts.keySet().removeAll(HOLD_NOTHING);
    parts.forEach((store, part) -> lines.append(line(part, store)).append('\n'));
    return lines.toString();
  }

  private String line(int part, String store) {
    return "  %d %-12s %s".formatted(part, store, fingerprint(store));
  }

  /** Of all records, in an order of its own: that of a hash table means nothing. */
  private String fingerprint(String store) {
    var bytes = new ByteArrayDeserializer();
    var changelog = applicationId + "-" + store + "-changelog";
    if (!driver.producedTopicNames().contains(changelog)) {
      throw new IllegalStateException("the story leaves nothing in " + store + ": tell more");
    }
    var records = new TreeSet<String>();
    driver
        .createOutputTopic(changelog, bytes, bytes)
        .readRecordsToList()
        .forEach(record -> records.add(hex(record.key()) + "=" + hex(record.value())));
    return hex(sha256(String.join("\n", records))).substring(0, SHOWN);
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? "-" : HexFormat.of().formatHex(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
