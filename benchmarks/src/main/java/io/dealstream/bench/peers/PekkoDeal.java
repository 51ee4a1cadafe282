package io.dealstream.bench.peers;

import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/** A deal without rules: the least an entity of Pekko can do. */
final class PekkoDeal extends EventSourcedBehavior<PekkoDeal.Command, Object, String> {

  sealed interface Command {

    ActorRef<Done> answer();
  }

  record Open(String stage, ActorRef<Done> answer) implements Command {}

  record Move(String stage, ActorRef<Done> answer) implements Command {}

  private final String id;

  PekkoDeal(String id) {
    super(PersistenceId.of("Deal", id));
    this.id = id;
  }

  /** The stage it is in. */
  @Override
  public String emptyState() {
    return "";
  }

  @Override
  public CommandHandler<Command, Object, String> commandHandler() {
    return (stage, command) ->
        Effect()
            .persist(event(stage, command))
            .thenRun(_ -> command.answer().tell(Done.getInstance()));
  }

  private Object event(String stage, Command command) {
    return switch (command) {
      case Open open -> Opened.of(id, open.stage());
      case Move move -> Moved.of(id, stage, move.stage());
    };
  }

  @Override
  public EventHandler<String, Object> eventHandler() {
    return (_, event) -> event instanceof Opened opened ? opened.to : ((Moved) event).to;
  }
}
