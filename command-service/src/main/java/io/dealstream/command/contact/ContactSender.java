package io.dealstream.command.contact;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends contacts as they are, until Kafka has acknowledged it. Whoever is killed in between has
 * them sent again. What is sent was read after every earlier sender was shut out.
 */
final class ContactSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ContactSender.class);

  private final ContactOutbox outbox;
  private final TransactionOperations transaction;
  private final Opening opening;
  private @Nullable ContactTopic open;

  /** How to get to the topic. */
  @FunctionalInterface
  interface Opening {
    ContactTopic open();
  }

  ContactSender(ContactOutbox outbox, TransactionOperations transaction, Opening opening) {
    this.outbox = outbox;
    this.transaction = transaction;
    this.opening = opening;
  }

  /**
   * @return whether something was sent
   */
  boolean send() {
    if (!outbox.anyDue()) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> outbox.takeTurn() && sendDue()));
    } catch (KafkaException away) {
      LOG.warn("contacts wait for Kafka: {}", away.toString());
      close();
      return false;
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** Opened before it is read what to send. */
  private boolean sendDue() {
    var topic = topic();
    var due = outbox.due();
    if (due.isEmpty()) {
      return false;
    }
    topic.send(due);
    outbox.settle(due);
    return true;
  }

  private ContactTopic topic() {
    var present = open;
    if (present == null) {
      present = opening.open();
      open = present;
    }
    return present;
  }

  @Override
  public void close() {
    var present = open;
    open = null;
    if (present != null) {
      present.close();
    }
  }
}
