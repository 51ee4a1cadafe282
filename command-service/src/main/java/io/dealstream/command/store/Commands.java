package io.dealstream.command.store;

import io.dealstream.command.decision.Answer;
import java.util.HashMap;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a command to its aggregate and waits until its events are durable. */
public final class Commands {

  /** Two that wait for each other, or cannot both be right: the database sends one of them back. */
  private static final Set<String> SENT_BACK = Set.of("40001", "40P01");

  private static final int TRIES = 3;

  private final CommandBus bus;
  private final TransactionTemplate transaction;

  Commands(CommandBus bus, TransactionTemplate transaction) {
    this.bus = bus;
    this.transaction = transaction;
  }

  /**
   * In a transaction of its own, and once more on fresh state for each lost race, three times in
   * all.
   *
   * @throws LostRace where others were faster each time
   */
  public Answer decide(Sent sent) {
    return together(() -> within(sent, Answer.class));
  }

  /**
   * Several commands, all of them or none: in a transaction of their own, and once more on fresh
   * state for each lost race, three times in all.
   *
   * @param work sends them by {@link #within}; what it throws undoes them all
   * @throws LostRace where others were faster each time
   */
  public <A> A together(Supplier<A> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
      } catch (LostRace lost) {
        if (attempt == TRIES) {
          throw lost;
        }
      }
    }
  }

  /**
   * In a transaction of its own.
   *
   * @throws LostRace where somebody else was faster
   */
  public Answer once(Sent sent) {
    return Objects.requireNonNull(transaction.execute(_ -> within(sent, Answer.class)));
  }

  /**
   * In the caller's transaction, which is spoilt by a lost race and by nothing else.
   *
   * @param type what the handler answers
   * @throws LostRace where somebody else was faster
   */
  public <A> A within(Sent sent, Class<A> type) {
    var metaData = new HashMap<String, Object>(sent.origin().asMetaData());
    metaData.put(AggregateTarget.KEY, sent.aggregateId());
    var message = new GenericMessage<>(sent.command(), metaData);
    var result = new AtomicReference<CommandResultMessage<?>>();
    // The bus runs the handler on this thread: the result is there when dispatch returns.
    bus.dispatch(
        new GenericCommandMessage<>(message, sent.name()), (_, answer) -> result.set(answer));
    var answer = Objects.requireNonNull(result.get());
    if (answer.isExceptional()) {
      throw translate(answer.exceptionResult());
    }
    return type.cast(answer.getPayload());
  }

  private static RuntimeException translate(Throwable failure) {
    return switch (failure) {
      case ConcurrencyException e -> new LostRace(e);
      case AggregateStreamCreationException e -> new LostRace(e);
      case EventStoreException e when sentBack(e) -> new LostRace(e);
      case CommandExecutionException e when e.getCause() != null -> translate(e.getCause());
      case RuntimeException e -> e;
      default -> new IllegalStateException(failure);
    };
  }

  private static boolean sentBack(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> SENT_BACK.contains(SqlStates.of(cause)));
  }
}
