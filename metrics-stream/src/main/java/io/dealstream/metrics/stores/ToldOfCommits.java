package io.dealstream.metrics.stores;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A store in memory that Kafka Streams tells of each commit, as if it were a cache. What it
 * forwards or logs then is part of the transaction that is about to be committed.
 */
abstract class ToldOfCommits<V> implements StateStore, CachedStateStore<String, V> {

  private final String name;
  private boolean open;
  private int commits;

  ToldOfCommits(String name) {
    this.name = name;
  }

  /** Called again where Kafka Streams revives a task: nothing of before counts any more. */
  abstract void begin(StateStoreContext context, StateStore root);

  abstract void beforeCommit();

  /** How often there was a commit: every task of a thread is in each, whichever asked for it. */
  public final int commits() {
    return commits;
  }

  @Override
  public final void flushCache() {
    commits++;
    beforeCommit();
  }

  /** Called where another instance takes over, after a commit: nothing is left to be told. */
  @Override
  public final void clearCache() {
    // What is here is what was committed.
  }

  @Override
  public final boolean setFlushListener(CacheFlushListener<String, V> listener, boolean sendOld) {
    return false;
  }

  @Override
  public final void init(StateStoreContext context, StateStore root) {
    open = true;
    begin(context, root);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void flush() {
    // What is to be kept is on the changelog.
  }

  @Override
  public final void close() {
    open = false;
  }

  @Override
  public final boolean persistent() {
    return false;
  }

  @Override
  public final boolean isOpen() {
    return open;
  }
}
