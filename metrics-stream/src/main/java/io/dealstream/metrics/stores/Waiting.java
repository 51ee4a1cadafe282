package io.dealstream.metrics.stores;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.Codec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Changes that wait, added up by key, in the order in which the keys came. At a commit what was
 * added and taken since the last one is written in one record: with thousands of keys that wait for
 * seconds, a record for each, and another one to strike it out, would be most of what is written.
 *
 * <p>All of it is in memory.
 */
public final class Waiting<V> extends ToldOfCommits<V> {

  private final class Change {

    private final Adding<V> committed = new Adding<>(sum);
    private Adding<V> since = new Adding<>(sum);

    /** Returns what was added since the last commit, and counts it as committed. */
    private V commit() {
      var added = Objects.requireNonNull(since.value(), "nothing was added");
      committed.addAll(since);
      since = new Adding<>(sum);
      return added;
    }

    private V all() {
      committed.addAll(since);
      return Objects.requireNonNull(committed.value(), "nothing was added");
    }
  }

  private final Codec<V> codec;
  private final Sum<V> sum;
  private final Journal journal;
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final Set<String> taken = new LinkedHashSet<>();
  private final Set<String> added = new LinkedHashSet<>();

  private Waiting(String name, Codec<V> codec, Sum<V> sum) {
    super(name);
    this.codec = codec;
    this.sum = sum;
    journal = new Journal(name, changes::clear, this::read);
  }

  public static <V> StoreBuilder<Waiting<V>> store(String name, Codec<V> codec, Sum<V> sum) {
    return new InMemory<>(name, true, _ -> new Waiting<>(name, codec, sum));
  }

  public void add(String key, V change) {
    var since = changes.computeIfAbsent(key, _ -> new Change()).since;
    if (since.value() == null) {
      added.add(key);
    }
    since.add(change);
  }

  /** Takes out all that waits under a key. */
  public @Nullable V take(String key) {
    var change = changes.remove(key);
    if (change == null) {
      return null;
    }
    added.remove(key);
    if (change.committed.value() != null) {
      taken.add(key);
    }
    return change.all();
  }

  public int size() {
    return changes.size();
  }

  /**
   * The key that has waited for longest.
   *
   * @throws java.util.NoSuchElementException where none waits
   */
  public String oldest() {
    return changes.keySet().iterator().next();
  }

  /** The keys, the oldest first; to be read to its end before anything is changed. */
  public Stream<String> keys() {
    return changes.keySet().stream();
  }

  @Override
  void beforeCommit() {
    taken.forEach(key -> journal.entry().text(key).flag(false));
    taken.clear();
    added.forEach(key -> write(key, Objects.requireNonNull(changes.get(key)).commit()));
    added.clear();
    journal.write();
    if (journal.isMostlyStale()) {
      journal.rewrite(() -> changes.forEach((key, change) -> write(key, change.all())));
    }
  }

  private void write(String key, V value) {
    codec.write().accept(journal.entry().text(key).flag(true), value);
  }

  private void read(ByteReader in) {
    var key = in.text();
    if (in.flag()) {
      changes.computeIfAbsent(key, _ -> new Change()).committed.add(codec.read().apply(in));
    } else {
      changes.remove(key);
    }
  }

  @Override
  void begin(StateStoreContext context, StateStore root) {
    changes.clear();
    taken.clear();
    added.clear();
    journal.init(context, root);
  }
}
