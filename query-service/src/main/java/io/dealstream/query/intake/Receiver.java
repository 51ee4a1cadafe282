package io.dealstream.query.intake;

import java.util.List;
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

  /** Keeps a record that cannot be applied, so that those after it can be. */
  void setAside(ConsumerRecord<String, byte[]> record, String why);
}
