package io.dealstream.query.intake;

import io.dealstream.events.EventJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Keeps the newest of each thing of a topic, and nothing of one that was erased. A record that
 * cannot be read is kept nowhere, since nobody could erase it there: the thing is left out until
 * its next record.
 */
public final class NewestReceiver<T> implements Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(NewestReceiver.class);

  private final Feed feed;
  private final Class<T> type;
  private final BiPredicate<String, T> isOfKey;
  private final Shelf<T> shelf;

  /** Where things are kept, by their keys. */
  public interface Shelf<T> {

    void replace(List<T> things);

    void erase(List<String> keys);
  }

  /**
   * @param isOfKey whether a value is whole, and the one its key speaks of
   */
  public NewestReceiver(Feed feed, Class<T> type, BiPredicate<String, T> isOfKey, Shelf<T> shelf) {
    this.feed = feed;
    this.type = type;
    this.isOfKey = isOfKey;
    this.shelf = shelf;
  }

  @Override
  public Feed feed() {
    return feed;
  }

  @Override
  public void receive(List<ConsumerRecord<String, byte[]>> records) {
    var newest = new LinkedHashMap<String, Optional<T>>();
    for (var record : records) {
      if (record.key() != null) {
        newest.put(record.key(), read(record));
      }
    }
    shelf.replace(newest.values().stream().flatMap(Optional::stream).toList());
    shelf.erase(
        newest.entrySet().stream()
            .filter(thing -> thing.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList());
  }

  private Optional<T> read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      var thing = EventJson.MAPPER.readValue(record.value(), type);
      if (thing != null && isOfKey.test(record.key(), thing)) {
        return Optional.of(thing);
      }
    } catch (JacksonException unreadable) {
      // Its message would tell the value.
      LOG.debug("no {}: {}", type.getSimpleName(), unreadable.getClass().getName());
    }
    leftOut(record);
    return Optional.empty();
  }

  @Override
  public void setAside(ConsumerRecord<String, byte[]> record, String why) {
    leftOut(record);
    shelf.erase(List.of(record.key()));
  }

  private void leftOut(ConsumerRecord<String, byte[]> record) {
    LOG.error(
        "{}-{}@{} is no {} and was left out",
        record.topic(),
        record.partition(),
        record.offset(),
        type.getSimpleName());
  }
}
