package io.dealstream.query.intake;

import io.dealstream.query.intake.KeptLetters.Thing;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers dead letters again: those of one thing in the order of its events, each in a transaction
 * of its own, in which nobody else reads their partition. So an end in the middle leaves a part
 * taken and the rest waiting, and what comes meanwhile waits behind them.
 */
@Component
public class Replaying {

  /** Things in one call: an answer is not waited for without end. */
  private static final int AT_ONCE = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Replaying.class);

  /**
   * @param replayed letters that wait no longer
   * @param waiting letters of the same things that still do
   */
  public record Replayed(long replayed, long waiting) {

    Replayed plus(Replayed other) {
      return new Replayed(replayed + other.replayed, waiting + other.waiting);
    }
  }

  private final KeptLetters letters;
  private final Offsets offsets;
  private final EventReceiver events;
  private final List<Receiver> receivers;
  private final Arrivals arrivals;
  private final TransactionTemplate transaction;

  Replaying(
      KeptLetters letters,
      Offsets offsets,
      EventReceiver events,
      List<Receiver> receivers,
      Arrivals arrivals,
      PlatformTransactionManager transactions) {
    this.letters = letters;
    this.offsets = offsets;
    this.events = events;
    this.receivers = receivers;
    this.arrivals = arrivals;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * A letter, and with it those of the same deal, lead or other thing, for they follow one another.
   *
   * @return empty where there is no such letter
   */
  public Optional<Replayed> one(long number) {
    return letters.thingOf(number).map(this::all);
  }

  /** All of them, of at most a thousand things; those that were not tried for longest first. */
  public Replayed everything() {
    return letters.things(AT_ONCE).stream()
        .map(this::all)
        .reduce(new Replayed(0, 0), Replayed::plus);
  }

  /**
   * No longer waits for a letter that is nothing of ours. An event that is given up is missed by
   * the one after it, which is then set aside in its turn.
   *
   * @param by who says so
   * @return empty where there is no such letter
   */
  public Optional<Replayed> giveUp(long number, String by) {
    return letters
        .thingOf(number)
        .map(
            thing -> {
              transaction.executeWithoutResult(
                  _ -> {
                    offsets.hold(thing.place());
                    letters.giveUp(number, by);
                    receiverOf(thing).ifPresent(receiver -> release(thing, receiver));
                  });
              return new Replayed(0, letters.waiting(thing).size());
            });
  }

  private Replayed all(Thing thing) {
    return receiverOf(thing)
        .map(receiver -> all(thing, receiver))
        .orElseGet(() -> new Replayed(0, letters.waiting(thing).size()));
  }

  private Replayed all(Thing thing, Receiver receiver) {
    long replayed = 0;
    var waiting = letters.waiting(thing);
    long taken = 1;
    // One that was taken may be what another was waiting for, and others come meanwhile.
    while (taken > 0 && !waiting.isEmpty()) {
      taken = waiting.stream().filter(number -> isTaken(number, thing, receiver)).count();
      replayed += taken;
      waiting = letters.waiting(thing);
    }
    if (replayed > 0) {
      arrivals.signal(receiver.feed());
      LOG.info(
          "{} dead letters of {} (key {}) were replayed, {} wait",
          replayed,
          thing.topic(),
          thing.key(),
          waiting.size());
    }
    return new Replayed(replayed, waiting.size());
  }

  private boolean isTaken(long number, Thing thing, Receiver receiver) {
    try {
      return Boolean.TRUE.equals(
          transaction.execute(
              _ -> {
                offsets.hold(thing.place());
                letters.take(number).ifPresent(letter -> receiver.takeAgain(letter.record()));
                // Here and now: who waits to read on must find the thing as it is.
                release(thing, receiver);
                return !letters.waits(number);
              }));
    } catch (RuntimeException bad) { // whatever it is, the others are not to wait for it
      LOG.warn("dead letter {} cannot be taken yet: {}", number, bad.getClass().getName());
      letters.note(number, Applying.why(bad));
      return false;
    }
  }

  private void release(Thing thing, Receiver receiver) {
    if (receiver == events && !letters.anyWaits(thing)) {
      events.release(AggregateKey.of(thing.topic(), thing.key()));
    }
  }

  /** Empty where its topic is read no more. */
  private Optional<Receiver> receiverOf(Thing thing) {
    return receivers.stream()
        .filter(receiver -> receiver.feed().topicNames().contains(thing.topic()))
        .findFirst();
  }
}
