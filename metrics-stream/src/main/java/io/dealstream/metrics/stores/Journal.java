package io.dealstream.metrics.stores;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.query.Position;
import org.jspecify.annotations.Nullable;

/**
 * A changelog on which entries follow each other, many in a record, and are read in that order.
 * Where most of them are stale, what is there is written anew from the first record on: a record
 * that begins anew makes all before it void, also what the cleaner has left of them.
 */
final class Journal {

  /** Below what a broker takes. */
  private static final int RECORD = 512 << 10;

  /** So much may be stale however little there is. */
  private static final long LITTLE = 256 << 10;

  private static final int VERSION = 1;

  private final String name;
  private final Runnable beginsAnew;
  private final Consumer<ByteReader> entry;

  // Set anew by init, which Kafka Streams calls again where it revives a task.
  private @SuppressWarnings("NullAway.Init") InternalProcessorContext<?, ?> context;
  private ByteWriter record = new ByteWriter();
  private boolean anew;
  private long next;
  private long begunWith;
  private long since;

  /**
   * @param beginsAnew is told that nothing is there any more
   * @param entry takes one that is read
   */
  Journal(String name, Runnable beginsAnew, Consumer<ByteReader> entry) {
    this.name = name;
    this.beginsAnew = beginsAnew;
    this.entry = entry;
  }

  void init(StateStoreContext context, StateStore root) {
    this.context = (InternalProcessorContext<?, ?>) context;
    record = new ByteWriter();
    anew = false;
    next = 0;
    begunWith = 0;
    since = 0;
    context.register(root, this::read);
  }

  /** An entry is to be written to what is returned. */
  ByteWriter entry() {
    if (record.size() >= RECORD) {
      write();
    }
    return record;
  }

  /** To be called after the last entry of a commit. */
  void write() {
    if (record.size() == 0 && !anew) {
      return;
    }
    var value = new ByteWriter().number(VERSION).flag(anew).raw(record).bytes();
    log(next, value);
    saw(next, value.length, anew);
    anew = false;
    record = new ByteWriter();
  }

  boolean isMostlyStale() {
    return since > 2 * begunWith + LITTLE;
  }

  /**
   * Writes all there is in place of what was written.
   *
   * @param all writes its entries
   */
  void rewrite(Runnable all) {
    var before = next;
    next = 0;
    begunWith = 0;
    since = 0;
    anew = true;
    all.run();
    write();
    begunWith = since;
    since = 0;
    for (var stale = next; stale < before; stale++) {
      log(stale, null);
    }
  }

  private void log(long number, byte @Nullable [] value) {
    var key = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    context.logChange(
        name, Bytes.wrap(key), value, context.currentSystemTimeMs(), Position.emptyPosition());
  }

  private void read(byte[] key, byte @Nullable [] value) {
    if (value == null) {
      return; // its entries are void already
    }
    var in = new ByteReader(value);
    var version = in.number();
    if (version != VERSION) {
      throw new IllegalStateException("stored in form " + version + ", which is not known here");
    }
    var first = in.flag();
    if (first) {
      beginsAnew.run();
    }
    saw(ByteBuffer.wrap(key).getLong(), value.length, first);
    while (!in.atEnd()) {
      entry.accept(in);
    }
  }

  private void saw(long number, int bytes, boolean first) {
    next = number + 1;
    since = first ? bytes : since + bytes;
  }
}
