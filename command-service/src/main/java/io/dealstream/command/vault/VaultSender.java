package io.dealstream.command.vault;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends things of a vault as they are, until Kafka has acknowledged it. Whoever is killed in
 * between has them sent again. What is sent was read after every earlier sender was shut out.
 */
public final class VaultSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VaultSender.class);

  private final VaultOutbox outbox;
  private final TransactionOperations transaction;
  private final Opening opening;
  private @Nullable VaultTopic open;

  /** How to get to the topic. */
  @FunctionalInterface
  public interface Opening {
    VaultTopic open();
  }

  public VaultSender(VaultOutbox outbox, TransactionOperations transaction, Opening opening) {
    this.outbox = outbox;
    this.transaction = transaction;
    this.opening = opening;
  }

  /**
   * @return whether something was sent
   */
  public boolean send() {
    if (!outbox.anyDue()) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> outbox.takeTurn() && sendDue()));
    } catch (KafkaException away) {
      LOG.warn("{} wait for Kafka: {}", outbox.name(), away.toString());
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

  private VaultTopic topic() {
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
