package io.dealstream.command.store;

import io.dealstream.command.decision.Answer;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.GenericMessage;

/** Brings a command to its aggregate and waits until its events are durable. */
public final class Commands {

  private final CommandBus bus;
  private final Together together;

  Commands(CommandBus bus, Together together) {
    this.bus = bus;
    this.together = together;
  }

  /**
   * Decides, and once more on fresh state for each lost race, three times in all.
   *
   * @throws LostRace where others were faster each time
   * @throws StoreBusy where too much is waiting to be stored
   */
  public Answer decide(Sent sent) {
    return together(() -> within(sent, Answer.class));
  }

  /**
   * Several commands, all of them or none: in one commit, and once more on fresh state for each
   * lost race, three times in all. Inside another piece of work it joins that.
   *
   * @param work sends them by {@link #within}; what it throws undoes them all
   * @throws LostRace where others were faster each time
   */
  public <A> A together(Supplier<A> work) {
    return together.decide(work);
  }

  /**
   * In the piece of work that is running, which is spoilt by a lost race and by nothing else.
   *
   * @param type what the handler answers
   * @throws LostRace where somebody else was faster
   */
  public <A> A within(Sent sent, Class<A> type) {
    var metaData = new HashMap<String, Object>(sent.origin().asMetaData());
    metaData.put(AggregateTarget.KEY, sent.aggregateId());
    if (sent.opens()) {
      WriteSet.current().presumeNew(sent.aggregateId());
    }
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
      case LockAcquisitionFailedException e -> new LostRace(e);
      case CommandExecutionException e when e.getCause() != null -> translate(e.getCause());
      case RuntimeException e -> e;
      default -> new IllegalStateException(failure);
    };
  }
}
