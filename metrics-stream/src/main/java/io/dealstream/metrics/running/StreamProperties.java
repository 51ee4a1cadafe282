package io.dealstream.metrics.running;

import io.dealstream.events.topic.Topics;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param applicationId whose offsets and stores these are; another one computes everything anew
 *     beside
 * @param stateDir where stores are kept; may be lost, as the changelogs have everything
 * @param instanceId the same after a restart, so that nobody else takes over in between
 * @param partitions in which a new copy folds and publishes figures; one that is there keeps its
 *     own
 * @param threads at most as many as there are partitions work in parallel
 * @param standbyReplicas on how many other instances each store is kept up to date: 0 on one
 *     machine, 1 with two and more
 */
@ConfigurationProperties("dealstream")
public record StreamProperties(
    Kafka kafka,
    @DefaultValue(Topics.FIGURES_GROUP) String applicationId,
    Path stateDir,
    @DefaultValue("metrics-stream-1") String instanceId,
    @DefaultValue("" + Topics.PARTITIONS) int partitions,
    @DefaultValue("2") int threads,
    @DefaultValue("0") int standbyReplicas,
    @DefaultValue Memory memory) {

  /** It keeps a metric or two, and history is read in but once. */
  private static final DataSize SMALL_CACHE = DataSize.ofMegabytes(8);

  public record Kafka(String bootstrapServers) {}

  /** Of the whole process, however many partitions it takes over. */
  public record Memory(
      @DefaultValue("32MB") DataSize recordCache,
      @DefaultValue("64MB") DataSize blockCache,
      @DefaultValue("32MB") DataSize writeBuffers) {

    /**
     * @param recordCache on the heap: changes that wait to be written to stores, and to changelogs
     * @param blockCache outside of it: what was read of stores last, and their write buffers
     * @param writeBuffers how much of that may be write buffers
     * @throws IllegalArgumentException where write buffers would leave nothing of the block cache
     */
    public Memory {
      if (recordCache.isNegative() || writeBuffers.toBytes() < 1) {
        throw new IllegalArgumentException(
            "dealstream.memory: record-cache is none or more, write-buffers are some");
      }
      if (writeBuffers.compareTo(blockCache) >= 0) {
        throw new IllegalArgumentException(
            "dealstream.memory: write-buffers are a part of block-cache, and so must be less");
      }
    }

    public static Memory standard() {
      return new Memory(
          DataSize.ofMegabytes(32), DataSize.ofMegabytes(64), DataSize.ofMegabytes(32));
    }
  }

  public StreamProperties {
    if (partitions < 1) {
      throw new IllegalArgumentException("dealstream.partitions is one or more");
    }
    if (standbyReplicas < 0) {
      throw new IllegalArgumentException("dealstream.standby-replicas is none or more");
    }
  }

  /** Of a smaller stream beside this one. */
  StreamProperties beside(String anotherId) {
    var small = new Memory(SMALL_CACHE, memory.blockCache(), memory.writeBuffers());
    return new StreamProperties(
        kafka, anotherId, stateDir, instanceId, partitions, 1, standbyReplicas, small);
  }

  /** On one machine, with the usual memory. */
  public static StreamProperties of(
      Kafka kafka, String applicationId, Path stateDir, String instanceId, int threads) {
    return new StreamProperties(
        kafka,
        applicationId,
        stateDir,
        instanceId,
        Topics.PARTITIONS,
        threads,
        0,
        Memory.standard());
  }
}
