package io.dealstream.query.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is done with the records of a feed, always within the transaction that moves its offsets.
 */
public interface Receiver {

  Feed feed();

  /**
   * @throws Inapplicable where one of them cannot be applied; they come again, in smaller parts
   */
  void receive(List<ConsumerRecord<String, byte[]>> records);

  /**
   * Takes a record that was set aside, once its cause may be mended. What is newer stays as it is.
   * Where the record still cannot be taken it is set aside again.
   *
   * @throws Inapplicable where it still cannot be applied
   */
  default void takeAgain(ConsumerRecord<String, byte[]> record) {
    receive(List.of(record));
  }

  /** Keeps a record that cannot be applied, so that those after it can be. */
  void setAside(ConsumerRecord<String, byte[]> record, String why);

  /** What fills those read models and no others; empty where this has no part in it. */
  default Optional<Receiver> filling(Set<String> models) {
    return models.contains(feed().word()) ? Optional.of(this) : Optional.empty();
  }
}
