package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.metrics.stores.BeforeCommit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeforeCommitTest {

  private static final String STORE = "before-commit";

  @TempDir Path folder;

  @Test
  void what_processors_hold_back_goes_on_by_their_own_ways_within_the_commit() {
    try (var driver = driver()) {
      send(driver, "left", "a");
      send(driver, "right", "b");
      assertThat(sent(driver, "from-left")).containsExactly(KeyValue.pair("left", "a"));
      assertThat(sent(driver, "from-right")).containsExactly(KeyValue.pair("right", "b"));
    }
  }

  @Test
  void it_counts_commits_and_writes_nothing() {
    try (var driver = driver()) {
      send(driver, "left", "a");
      send(driver, "left", "b");
      driver.advanceWallClockTime(Duration.ofSeconds(1));
      BeforeCommit store = (BeforeCommit) driver.getStateStore(STORE);
      assertThat(store.commits()).isGreaterThanOrEqualTo(2);
      assertThat(driver.producedTopicNames()).containsExactly("from-left");
    }
  }

  /** It commits after every record. */
  private TopologyTestDriver driver() {
    var text = new StringDeserializer();
    var topology =
        new Topology()
            .addSource("in-left", text, text, "left")
            .addSource("in-right", text, text, "right")
            .addProcessor("hold-left", () -> new Holding("left"), "in-left")
            .addProcessor("hold-right", () -> new Holding("right"), "in-right")
            .addStateStore(BeforeCommit.store(STORE), "hold-left", "hold-right")
            .addSink("out-left", "from-left", "hold-left")
            .addSink("out-right", "from-right", "hold-right");
    var settings = new Properties();
    settings.put("state.dir", folder.toString());
    settings.put("default.key.serde", "org.apache.kafka.common.serialization.Serdes$StringSerde");
    settings.put("default.value.serde", "org.apache.kafka.common.serialization.Serdes$StringSerde");
    return new TopologyTestDriver(topology, settings);
  }

  private static void send(TopologyTestDriver driver, String topic, String value) {
    driver
        .createInputTopic(topic, new StringSerializer(), new StringSerializer())
        .pipeInput("", value);
  }

  private static List<KeyValue<String, String>> sent(TopologyTestDriver driver, String topic) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new StringDeserializer())
        .readKeyValuesToList();
  }

  private static final class Holding extends ContextualProcessor<String, String, String, String> {

    private final String name;
    private final List<String> held = new ArrayList<>();

    Holding(String name) {
      this.name = name;
    }

    @Override
    public void init(ProcessorContext<String, String> context) {
      super.init(context);
      BeforeCommit store = context.getStateStore(STORE);
      store.then(this::sendOn);
    }

    private void sendOn() {
      held.forEach(value -> context().forward(new Record<>(name, value, 0)));
      held.clear();
    }

    @Override
    public void process(Record<String, String> record) {
      held.add(record.value());
    }
  }
}
