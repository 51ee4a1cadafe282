package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.stores.WriteBehind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record {@code put}s its key, {@code drop}s it, does both, or has it told what is there. */
class WriteBehindTest {

  private static final String STORE = "kept";
  private static final String TOPIC = Topics.DEAL_EVENTS.name();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final List<List<String>> told = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  @Test
  void what_does_not_live_to_see_a_commit_is_never_written() {
    assertThat(changelogAfter("a put", "b put-and-drop")).containsExactly("a=put");
  }

  @Test
  void what_was_written_is_struck_out_once_it_is_gone() {
    assertThat(changelogAfter("a put", "a drop", "a drop")).containsExactly("a=put", "a=null");
  }

  @Test
  void what_is_there_is_told_the_oldest_first() {
    changelogAfter("b put", "a put", "c put", "a drop", "x tell");
    assertThat(told).containsExactly(List.of("b", "c"));
  }

  /** The driver commits after every record. */
  private List<String> changelogAfter(String... records) {
    var settings = new Properties();
    settings.put("state.dir", folder.toString());
    try (var driver = new TopologyTestDriver(topology(), settings)) {
      var in = driver.createInputTopic(TOPIC, new StringSerializer(), new StringSerializer());
      for (var record : records) {
        var words = record.split(" ");
        in.pipeInput(words[0], words[1]);
      }
      var changelog =
          driver.producedTopicNames().stream().filter(t -> t.endsWith("changelog")).toList();
      var written = new ArrayList<String>();
      for (var topic : changelog) {
        driver
            .createOutputTopic(topic, new StringDeserializer(), new StringDeserializer())
            .readKeyValuesToList()
            .forEach(kv -> written.add(kv.key + "=" + kv.value));
      }
      return written;
    }
  }

  @Test
  void what_a_stop_leaves_is_there_after_it_on_another_machine() throws Exception {
    var failures = new AtomicInteger();
    try (var broker = BrokerUnderTest.emptied()) {
      var first = RunningUnderTest.of(topology(), "behind", folder.resolve("first"), failures);
      first.start();
      await().atMost(PATIENCE).until(first::ready);
      send(Map.of("a", "put"));
      send(Map.of("a", "tell"));
      await().atMost(PATIENCE).until(() -> told.contains(List.of("a")));
      first.stop();
      told.clear();
      var second = RunningUnderTest.of(topology(), "behind", folder.resolve("second"), failures);
      second.start();
      try {
        send(Map.of("a", "tell"));
        await().atMost(PATIENCE).until(() -> told.contains(List.of("a")));
      } finally {
        second.stop();
      }
      assertThat(failures).hasValue(0);
    }
  }

  private static void send(Map<String, String> records) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BrokerUnderTest.SERVERS),
            new StringSerializer(),
            new StringSerializer())) {
      for (var record : records.entrySet()) {
        producer.send(new ProducerRecord<>(TOPIC, record.getKey(), record.getValue())).get();
      }
    }
  }

  private Topology topology() {
    var text = new StringDeserializer();
    return new Topology()
        .addSource("in", text, text, TOPIC)
        .addProcessor("keep", () -> new Keeping(told), "in")
        .addStateStore(WriteBehind.store(STORE, Serdes.String()), "keep");
  }

  private static final class Keeping extends ContextualProcessor<String, String, Void, Void> {

    private final List<List<String>> told;
    private WriteBehind<String> store;

    Keeping(List<List<String>> told) {
      this.told = told;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, String> record) {
      switch (record.value()) {
        case "put" -> store.put(record.key(), record.value());
        case "drop" -> store.remove(record.key());
        case "put-and-drop" -> {
          store.put(record.key(), record.value());
          store.remove(record.key());
        }
        default -> told.add(store.keys().toList());
      }
    }
  }
}
