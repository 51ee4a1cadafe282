package io.dealstream.metrics.stores;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Holds nothing, and tells its processors of each commit, so that what they hold back goes on
 * within it: what no commit finds waiting needs no changelog. It is how caches of Kafka Streams
 * send on what they hold.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<String, Void> {

  private final String name;
  private final List<Runnable> told = new ArrayList<>();

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") InternalProcessorContext<?, ?> context;
  private boolean open;
  private int commits;

  private BeforeCommit(String name) {
    this.name = name;
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

  /** How often there was a commit: every task of a thread is in each, whichever asked for it. */
  public int commits() {
    return commits;
  }

  @Override
  public void flushCache() {
    commits++;
    told.forEach(Runnable::run);
  }

  @Override
  public void clearCache() {
    // It holds nothing.
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<String, Void> listener, boolean sendOld) {
    return false;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    this.context = (InternalProcessorContext<?, ?>) context;
    told.clear();
    open = true;
    context.register(
        root,
        (_, _) -> {
          throw new IllegalStateException("nothing was ever logged of " + name);
        });
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void flush() {
    // There is nothing to be written.
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
