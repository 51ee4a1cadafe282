package io.dealstream.query.metrics;

import io.dealstream.query.intake.DeadLetters;
import io.dealstream.query.intake.Feed;
import io.dealstream.query.intake.Receiver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Keeps the newest record of each key. One that cannot be read is kept as a dead letter, and the
 * key's figure stays as it was until its next record. What a later one of the same delivery has
 * replaced is not looked at: while history is read in, that is most of it.
 */
@Component
class MetricReceiver implements Receiver {

  private final MetricTable table;
  private final DeadLetters deadLetters;

  MetricReceiver(MetricTable table, DeadLetters deadLetters) {
    this.table = table;
    this.deadLetters = deadLetters;
  }

  @Override
  public Feed feed() {
    return Feed.METRICS;
  }

  @Override
  public void receive(List<ConsumerRecord<String, byte[]>> records) {
    var newest = new LinkedHashMap<String, Optional<Change>>();
    for (var record : records.reversed()) {
      if (!newest.containsKey(record.key())) {
        take(record, newest);
      }
    }
    table.replace(newest.sequencedValues().reversed().stream().flatMap(Optional::stream).toList());
    table.delete(
        newest.entrySet().stream()
            .filter(e -> e.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList());
  }

  /** Empty in the map stands for a key that was taken back. */
  private void take(ConsumerRecord<String, byte[]> record, Map<String, Optional<Change>> newest) {
    if (record.value() == null && record.key() != null) {
      newest.put(record.key(), Optional.empty());
      return;
    }
    try {
      var change = Change.of(record);
      newest.put(change.key(), Optional.of(change));
    } catch (JacksonException | IllegalArgumentException e) {
      deadLetters.keep(record, String.valueOf(e.getMessage()));
    }
  }

  /** Of each key the newest counts: what came after it is not put back. */
  @Override
  public void takeAgain(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || !table.hasLater(record.key(), record.offset())) {
      receive(List.of(record));
    }
  }

  @Override
  public void setAside(ConsumerRecord<String, byte[]> record, String why) {
    deadLetters.keep(record, why);
  }
}
