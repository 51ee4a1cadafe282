package io.dealstream.metrics.running;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * All stores of the process share one block cache and one budget of write buffers: however many
 * partitions it takes over, its memory outside the heap stays the same.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  /** Settings of the stream that say how much, in bytes. */
  static final String CACHE_BYTES = "dealstream.rocksdb.cache.bytes";

  static final String WRITE_BUFFER_BYTES = "dealstream.rocksdb.write.buffer.bytes";

  private static final long ONE_WRITE_BUFFER_BYTES = 4L << 20;
  private static final double BLOOM_BITS = 10;

  static {
    RocksDB.loadLibrary();
  }

  private record Limits(long cache, long writeBuffers) {}

  private record Shared(Cache cache, WriteBufferManager writeBuffers) {

    static Shared within(Limits limits) {
      var cache = new LRUCache(limits.cache);
      return new Shared(cache, new WriteBufferManager(limits.writeBuffers, cache));
    }
  }

  // Never closed: they belong to the process, whose limits stay the same; stores come and go.
  private static final Map<Limits, Shared> SHARED = new ConcurrentHashMap<>();

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    var limits = new Limits(bytes(configs, CACHE_BYTES), bytes(configs, WRITE_BUFFER_BYTES));
    var shared = SHARED.computeIfAbsent(limits, Shared::within);
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(shared.cache);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    table.setFilterPolicy(new BloomFilter(BLOOM_BITS));
    options.setTableFormatConfig(table); // until it is set again, nothing of it is heeded
    options.setWriteBufferManager(shared.writeBuffers);
    options.setWriteBufferSize(ONE_WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(2);
  }

  private static long bytes(Map<String, Object> configs, String setting) {
    if (configs.get(setting) instanceof Number bytes) {
      return bytes.longValue();
    }
    throw new IllegalArgumentException(setting + " is not set: stores would be without limits");
  }

  @Override
  public void close(String store, Options options) {
    // Nothing of a store's own: see above.
  }
}
