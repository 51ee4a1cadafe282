package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.topic.Topics;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.stores.Sum;
import io.dealstream.metrics.stores.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record's words are done one after the other: {@code +a1} adds, {@code -a} takes. */
class WaitingTest {

  private static final String STORE = "waiting";
  private static final String TOPIC = Topics.DEAL_EVENTS.name();
  private static final String TELL = "tell";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Codec<StringBuilder> CODEC =
      new Codec<>(WaitingTest::write, WaitingTest::read);

  /** Of values that are changed where they may be, so that one that is shared would be seen. */
  private static final Sum<StringBuilder> SUM =
      new Sum<>(StringBuilder::new, StringBuilder::append);

  private final List<String> told = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  @Test
  void what_is_added_under_a_key_comes_out_together_in_the_order_of_the_keys() {
    recordsAfter("+a1 +b2 +a3", TELL, "+c4 -a", TELL);
    assertThat(told).containsExactly("{a=13, b=2}", "{b=2, c=4}");
  }

  @Test
  void a_value_that_others_hold_too_is_never_changed() {
    recordsAfter("=a,b,c1 +a2 +b3", "+a4", TELL);
    assertThat(told).containsExactly("{a=124, b=13, c=1}");
  }

  @Test
  void a_commit_writes_one_record_whatever_number_of_keys_has_changed() {
    assertThat(recordsAfter("+a1 +b1 +c1 +d1", "-a -b +c2 +e1")).hasSize(2);
  }

  @Test
  void what_does_not_live_to_see_a_commit_is_never_written() {
    assertThat(recordsAfter("+a1 -a", TELL)).isEmpty();
  }

  @Test
  void the_changelog_is_begun_anew_before_it_is_many_times_what_waits() {
    var words = new String[400];
    for (var i = 0; i < words.length; i++) {
      words[i] = "+k" + "x".repeat(4_000) + (i > 0 ? " -k" : "");
    }
    var newest = new LinkedHashMap<String, Integer>();
    recordsAfter(words).forEach(newest::put);
    assertThat(newest.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(300_000);
  }

  /** The driver commits after every record. What is left of the changelog is its newest by key. */
  private Map<String, Integer> recordsAfter(String... records) {
    var settings = new Properties();
    settings.put("state.dir", folder.toString());
    try (var driver = new TopologyTestDriver(topology(), settings)) {
      var in = driver.createInputTopic(TOPIC, new StringSerializer(), new StringSerializer());
      for (var record : records) {
        in.pipeInput("", record);
      }
      var sizes = new LinkedHashMap<String, Integer>();
      driver.producedTopicNames().stream()
          .filter(topic -> topic.endsWith("changelog"))
          .forEach(
              topic ->
                  driver
                      .createOutputTopic(
                          topic, new StringDeserializer(), new ByteArrayDeserializer())
                      .readKeyValuesToList()
                      .forEach(r -> sizes.put(r.key, r.value == null ? 0 : r.value.length)));
      return sizes;
    }
  }

  @Test
  void random_changes_are_there_after_a_stop_on_another_machine() throws Exception {
    var random = new Random(7);
    var model = new LinkedHashMap<String, StringBuilder>();
    var failures = new AtomicInteger();
    try (var broker = BrokerUnderTest.emptied();
        var producer = producer()) {
      for (var machine = 0; machine < 3; machine++) {
        var stream =
            RunningUnderTest.of(topology(), "waiting", folder.resolve("m" + machine), failures);
        stream.start();
        try {
          await().atMost(PATIENCE).until(stream::ready);
          for (var i = 0; i < 300; i++) {
            var words = words(random, model);
            producer.send(new ProducerRecord<>(TOPIC, 0, "", words)).get();
          }
          producer.send(new ProducerRecord<>(TOPIC, 0, "", TELL)).get();
          await().atMost(PATIENCE).until(() -> told.size(), n -> n > 0);
          assertThat(told).containsExactly(model.toString());
        } finally {
          stream.stop();
        }
        told.clear();
      }
    }
    assertThat(failures).hasValue(0);
  }

  /** Little, so that nothing is begun anew; each stop is a commit. */
  @Test
  void what_was_taken_after_a_commit_stays_taken_on_another_machine() throws Exception {
    var failures = new AtomicInteger();
    try (var broker = BrokerUnderTest.emptied();
        var producer = producer()) {
      for (var words : List.of("+a1 +b2 +c4 " + TELL, "-a -c +b3 +c5 " + TELL, TELL)) {
        told.clear();
        var stream =
            RunningUnderTest.of(
                topology(), "taken", folder.resolve("m" + words.length()), failures);
        stream.start();
        try {
          await().atMost(PATIENCE).until(stream::ready);
          producer.send(new ProducerRecord<>(TOPIC, 0, "", words)).get();
          await().atMost(PATIENCE).until(() -> told.size(), n -> n > 0);
        } finally {
          stream.stop();
        }
      }
    }
    assertThat(told).containsExactly("{b=23, c=5}");
    assertThat(failures).hasValue(0);
  }

  private static KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", BrokerUnderTest.SERVERS),
        new StringSerializer(),
        new StringSerializer());
  }

  /** Long values, so that the changelog is begun anew on the way. */
  private static String words(Random random, Map<String, StringBuilder> model) {
    var words = new StringBuilder();
    for (var left = 1 + random.nextInt(4); left > 0; left--) {
      var key = String.valueOf((char) ('a' + random.nextInt(12)));
      if (random.nextInt(3) == 0) {
        model.remove(key);
        words.append("-").append(key).append(' ');
      } else {
        var value = Integer.toString(random.nextInt(10)).repeat(random.nextInt(1_500));
        model.computeIfAbsent(key, _ -> new StringBuilder()).append(value);
        words.append("+").append(key).append(value).append(' ');
      }
    }
    return words.toString().trim();
  }

  private static void write(ByteWriter out, StringBuilder value) {
    out.text(value.toString());
  }

  private static StringBuilder read(ByteReader in) {
    return new StringBuilder(in.text());
  }

  private Topology topology() {
    var text = new StringDeserializer();
    return new Topology()
        .addSource("in", text, text, TOPIC)
        .addProcessor("keep", () -> new Keeping(told), "in")
        .addStateStore(Waiting.store(STORE, CODEC, SUM), "keep");
  }

  private static final class Keeping extends ContextualProcessor<String, String, Void, Void> {

    private final List<String> told;
    private Waiting<StringBuilder> store;

    Keeping(List<String> told) {
      this.told = told;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, String> record) {
      for (var word : record.value().split(" ")) {
        if (word.equals(TELL)) {
          tell();
        } else if (word.startsWith("-")) {
          store.take(word.substring(1));
        } else if (word.startsWith("=")) {
          var shared = new StringBuilder(word.substring(word.length() - 1));
          for (var key : word.substring(1, word.length() - 1).split(",")) {
            store.add(key, shared);
          }
        } else {
          store.add(word.substring(1, 2), new StringBuilder(word.substring(2)));
        }
      }
    }

    private void tell() {
      var all = new LinkedHashMap<String, String>();
      for (var key : store.keys().toList()) {
        var value = store.take(key).toString();
        all.put(key, value);
      }
      all.forEach((key, value) -> store.add(key, new StringBuilder(value)));
      told.add(all.toString());
    }
  }
}
