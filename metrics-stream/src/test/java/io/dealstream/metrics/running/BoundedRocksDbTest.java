package io.dealstream.metrics.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.metrics.PipelineTopology;
import io.dealstream.metrics.running.StreamProperties.Memory;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class BoundedRocksDbTest {

  private static final DataSize RECORDS = DataSize.ofMegabytes(5);

  @TempDir Path folder;

  @Test
  void one_block_cache_as_large_as_was_said_is_shared_by_every_store_on_disk() {
    var capacities = capacities(new Memory(RECORDS, megabytes(11), megabytes(3)));
    assertThat(capacities)
        .containsOnlyKeys(
            "alerts-due",
            "campaigns",
            "customers",
            "deals",
            "figures",
            "leads",
            "leads-of-deals",
            "open-visits",
            "pages",
            "scored-deals",
            "scored-leads",
            "to-come",
            "trailing",
            "undated");
    assertThat(capacities.values()).containsOnly(megabytes(11).toBytes());
  }

  @Test
  void every_other_store_is_in_memory_and_of_what_is_never_much() {
    var stores = StoreNames.subtopologies(PipelineTopology.build((_, _) -> {})).keySet();
    var onDisk = capacities(Memory.standard()).keySet();
    assertThat(stores)
        .containsAll(onDisk)
        .filteredOn(store -> !onDisk.contains(store))
        .containsExactlyInAnyOrder(
            "pending",
            "around-pending",
            "dirty",
            "dirty-pages",
            "terms",
            "pipelines",
            "quarantine",
            "around-quarantine",
            "score-counts");
  }

  @Test
  void how_much_there_is_for_all_of_it_is_set() {
    var settings = settings(new Memory(RECORDS, megabytes(11), megabytes(3)));
    assertThat(settings)
        .containsEntry("statestore.cache.max.bytes", RECORDS.toBytes())
        .containsEntry("num.standby.replicas", 0);
  }

  @Test
  void write_buffers_are_a_part_of_the_block_cache() {
    assertThatThrownBy(() -> new Memory(RECORDS, megabytes(8), megabytes(8)))
        .hasMessageContaining("must be less");
  }

  private Map<String, Long> capacities(Memory memory) {
    var capacities = new HashMap<String, Long>();
    var settings = settings(memory);
    try (var driver = new TopologyTestDriver(PipelineTopology.build((_, _) -> {}), settings)) {
      driver.metrics().entrySet().stream()
          .filter(metric -> metric.getKey().name().equals("block-cache-capacity"))
          .forEach(
              metric ->
                  capacities.put(
                      metric.getKey().tags().get("rocksdb-state-id"),
                      ((BigInteger) metric.getValue().metricValue()).longValueExact()));
    }
    return capacities;
  }

  private Properties settings(Memory memory) {
    return StreamSettings.of(
        new StreamProperties(
            new StreamProperties.Kafka("127.0.0.1:1"), "memory", folder, "1", 4, 1, 0, memory));
  }

  private static DataSize megabytes(int number) {
    return DataSize.ofMegabytes(number);
  }
}
