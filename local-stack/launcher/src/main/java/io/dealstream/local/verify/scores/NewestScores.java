package io.dealstream.local.verify.scores;

import io.dealstream.events.topic.Topics;
import io.dealstream.local.verify.scores.PublishedScore.Unreadable;
import io.dealstream.local.verify.topics.TopicReader;
import io.dealstream.recount.scores.NewestVersions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic of scores, read to its end and then on. */
final class NewestScores implements AutoCloseable {

  private final TopicReader reader;
  private final Map<String, byte[]> values = new HashMap<>();
  private final NewestVersions versions = new NewestVersions();

  NewestScores(String kafka) {
    this.reader = new TopicReader(kafka, List.of(Topics.LEAD_SCORES.name()));
  }

  /** Reads what has come by now. */
  void readOn() {
    reader.readTo(reader.ends(), this::take);
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    var lead = String.valueOf(record.key());
    if (record.value() == null) {
      values.remove(lead);
      return;
    }
    values.put(lead, record.value());
    try {
      versions.see(PublishedScore.read(lead, record.value()));
    } catch (Unreadable none) {
      // told when it is looked at, where it is the newest
    }
  }

  /** By lead, as they are on the topic. */
  Map<String, byte[]> values() {
    return values;
  }

  NewestVersions versions() {
    return versions;
  }

  @Override
  public void close() {
    reader.close();
  }
}
