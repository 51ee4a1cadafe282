package io.dealstream.query.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens what reads a feed once more. */
@Component
public class Refills {

  /** What is done in each of its transactions before anything else. */
  public interface Watch {

    /**
     * What it throws ends the transaction, and the refill with it.
     *
     * @param moved how far all partitions move together, marks of transactions included
     * @param records of them that are applied
     */
    void before(long moved, int records);
  }

  // No other schema: a table that is missing there must not be taken from among the live ones.
  private static final String BESIDE = "SET LOCAL search_path = beside";

  private final List<Receiver> receivers;
  private final Consumers consumers;
  private final Offsets offsets;
  private final Applying applying;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  Refills(
      List<Receiver> receivers,
      Consumers consumers,
      Offsets offsets,
      Applying applying,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions) {
    this.receivers = receivers;
    this.consumers = consumers;
    this.offsets = offsets;
    this.applying = applying;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * One that goes on from where the tables beside stand, which are there already.
   *
   * @param models all of one feed
   * @return empty where nothing here fills them
   */
  public Optional<Refill> of(Set<String> models, Watch watch) {
    return receivers.stream()
        .map(receiver -> receiver.filling(models))
        .flatMap(Optional::stream)
        .findFirst()
        .map(receiver -> of(receiver, watch));
  }

  private Refill of(Receiver receiver, Watch watch) {
    var consumer = consumers.openAlone(receiver.feed());
    try {
      var partitions = Consumers.partitions(consumer, receiver.feed());
      var from =
          transaction.execute(
              _ -> {
                jdbc.execute(BESIDE);
                return offsets.startingAt(partitions);
              });
      return new Refill(
          receiver,
          applying,
          offsets,
          consumer,
          new HashMap<>(Objects.requireNonNull(from)),
          batch -> {
            watch.before(batch.length(), batch.records().size());
            jdbc.execute(BESIDE);
          });
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }
}
