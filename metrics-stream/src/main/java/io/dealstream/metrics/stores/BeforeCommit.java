package io.dealstream.metrics.stores;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Holds nothing, and tells its processors of each commit, so that what they hold back goes on
 * within it: what no commit finds waiting needs no changelog. It is how caches of Kafka Streams
 * send on what they hold.
 */
public final class BeforeCommit extends ToldOfCommits<Void> {

  private final List<Runnable> told = new ArrayList<>();

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") InternalProcessorContext<?, ?> context;

  private BeforeCommit(String name) {
    super(name);
  }

  public static StoreBuilder<BeforeCommit> store(String name) {
    return new InMemory<>(name, false, BeforeCommit::new);
  }

  /**
   * To be called while a processor is set up.
   *
   * @param sendOn what it holds back, by its own context
   */
  public void then(Runnable sendOn) {
    var processor = context.currentNode();
    told.add(
        () -> {
          var before = context.currentNode();
          context.setCurrentNode(processor);
          try {
            sendOn.run();
          } finally {
            context.setCurrentNode(before);
          }
        });
  }

  @Override
  void beforeCommit() {
    told.forEach(Runnable::run);
  }

  @Override
  void begin(StateStoreContext context, StateStore root) {
    this.context = (InternalProcessorContext<?, ?>) context;
    told.clear();
    context.register(
        root,
        (_, _) -> {
          throw new IllegalStateException("nothing was ever logged of " + name());
        });
  }
}
