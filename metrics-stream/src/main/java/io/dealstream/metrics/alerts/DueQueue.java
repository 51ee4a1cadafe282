package io.dealstream.metrics.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The deals for which a limit waits to pass, the earliest first, each once. Most limits are put off
 * before they pass, again and again: a deal whose turn moves back keeps its place, and is put back
 * when that place is reached.
 */
public final class DueQueue {

  public static final String STORE = "alerts-due";

  private static final byte[] PRESENT = {};

  private final KeyValueStore<Bytes, byte[]> places;

  /** No place is before this: looking from the beginning would pass over everything removed. */
  private long first = Long.MIN_VALUE;

  public DueQueue(KeyValueStore<Bytes, byte[]> places) {
    this.places = places;
  }

  /** Not cached: each place is written once and removed once. */
  public static StoreBuilder<?> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray());
  }

  /** Sees to it that the deal is found when it is due. */
  public Watch place(String dealId, Watch watch) {
    var due = watch.nextDue();
    var queuedFor = watch.queuedFor();
    if (due == queuedFor || due > queuedFor && due != Watch.NEVER) {
      return watch;
    }
    if (queuedFor != Watch.NEVER) {
      places.delete(key(queuedFor, dealId));
    }
    if (due != Watch.NEVER) {
      places.put(key(due, dealId), PRESENT);
      first = Math.min(first, due);
    }
    return watch.queuedFor(due);
  }

  /** The same of a deal that was taken out. */
  public Watch placeAnew(String dealId, Watch watch) {
    return place(dealId, watch.queuedFor(Watch.NEVER));
  }

  /** Takes out whose place is before a time, the earliest first; each is to be placed anew. */
  public List<String> take(long before, int most) {
    if (first >= before) {
      return List.of();
    }
    var taken = new ArrayList<Bytes>();
    try (var found = places.range(key(first, ""), null)) {
      first = Watch.NEVER;
      while (found.hasNext()) {
        var key = found.next().key;
        if (taken.size() == most || at(key) >= before) {
          first = at(key);
          break;
        }
        taken.add(key);
      }
    }
    taken.forEach(places::delete);
    return taken.stream().map(DueQueue::dealId).toList();
  }

  private static Bytes key(long at, String dealId) {
    var deal = dealId.getBytes(UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + deal.length).putLong(ordered(at)).put(deal).array());
  }

  private static long at(Bytes key) {
    return ordered(ByteBuffer.wrap(key.get()).getLong());
  }

  private static String dealId(Bytes key) {
    return new String(key.get(), Long.BYTES, key.get().length - Long.BYTES, UTF_8);
  }

  /** Bytes are compared without a sign; flipping it puts times before 1970 first. */
  private static long ordered(long at) {
    return at ^ Long.MIN_VALUE;
  }
}
