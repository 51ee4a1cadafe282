package io.dealstream.metrics.running;

import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.dealstream.metrics.figures.Backlog;
import io.dealstream.metrics.running.StreamProperties.Memory;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set up, and why. */
final class StreamSettings {

  private StreamSettings() {}

  static Properties of(StreamProperties properties) {
    var p = new Properties();
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, properties.applicationId());
    p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrapServers());
    p.put(StreamsConfig.STATE_DIR_CONFIG, properties.stateDir().toString());
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, properties.threads());
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // Names of threads and meters; with a random one each new folder would bring new meters.
    p.put(
        StreamsConfig.CLIENT_ID_CONFIG, properties.applicationId() + "-" + properties.instanceId());
    latency(p);
    memory(p, properties.memory());
    failover(p, properties);
    return p;
  }

  /**
   * A figure is seen once two commits have passed, one for each stage. Each asks for its own as
   * soon as it has sent what somebody waits for; this is for the rest, and for history that is read
   * in.
   */
  private static void latency(Properties p) {
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Backlog.OF_OLD);
    // While a thread waits for records it neither commits nor ticks.
    p.put(StreamsConfig.POLL_MS_CONFIG, 10);
    // Nothing depends on which of its topics a task reads first, and to find out whether more is
    // to come of one takes a twentieth of all time.
    p.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // A commit sends at once what is there. Before it each request would carry little, and each
    // that is the first to touch a partition is written down by the transaction's coordinator.
    p.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
    // One transaction waits for the markers of the one before, and asks again after so long.
    p.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
    p.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 << 10);
  }

  private static void memory(Properties p, Memory memory) {
    p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, memory.recordCache().toBytes());
    p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    p.put(BoundedRocksDb.CACHE_BYTES, memory.blockCache().toBytes());
    p.put(BoundedRocksDb.WRITE_BUFFER_BYTES, memory.writeBuffers().toBytes());
  }

  /** A member that is killed and started again finds its place; a lost one is replaced in 6 s. */
  private static void failover(Properties p, StreamProperties properties) {
    p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, properties.standbyReplicas());
    p.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    p.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), properties.instanceId());
    p.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    p.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
    // Until then the open transaction of a producer that never comes back hides what came after it.
    // One that takes longer is given up, and all stores with it: that is dear where a machine is
    // busy.
    p.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 20_000);
  }
}
