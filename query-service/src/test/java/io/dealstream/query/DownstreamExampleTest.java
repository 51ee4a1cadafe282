package io.dealstream.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dealstream.query.support.Sample;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The examples in docs/examples run, and see what is missing. */
class DownstreamExampleTest {

  private record Run(int exit, String told) {}

  private final String deals = Sample.newId("deals");
  private final String leads = Sample.newId("leads");
  private final List<String> lines = new ArrayList<>();

  @Test
  void nothing_is_missing_where_every_number_is_there_be_it_twice() throws Exception {
    publish("d1 0 1", "d2 0 2", "l1 0 3", "d1 1 4", "d1 1 4", "l1 1 5");
    var run = java();
    assertThat(run.told()).contains("positions 1 to 5, 3 aggregates, 1 seen again, 0 holes");
    assertThat(run.exit()).isZero();
    assertThat(python()).isEqualTo(new Run(0, "5 events, 3 aggregates, 0 holes\n"));
  }

  @Test
  void an_event_that_is_missing_is_named() throws Exception {
    publish("d1 0 1", "d2 0 2", "l1 0 3", "d1 2 6", "l1 1 7");
    var run = java();
    assertThat(run.told())
        .contains("missing " + deals + "/d1: 1 to 1 of its events", "missing positions 4 to 5");
    assertThat(run.exit()).isEqualTo(1);
    var expected =
        "missing %s/d1: 1 to 1 of its events\nmissing positions 4 to 5\n5 events, 3 aggregates, 2 holes\n";
    assertThat(python()).isEqualTo(new Run(1, expected.formatted(deals)));
  }

  @Test
  void silence_is_not_taken_for_topics_without_a_hole() throws Exception {
    assertThat(python())
        .isEqualTo(new Run(1, "no event came: does kcat get any from the broker?\n"));
  }

  /** Each the key, the sequence and the position. */
  private void publish(String... events) throws Exception {
    var settings = Map.<String, Object>of("bootstrap.servers", TestServers.kafka());
    try (var admin = Admin.create(settings);
        var producer =
            new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      admin
          .createTopics(
              List.of(new NewTopic(deals, 2, (short) 1), new NewTopic(leads, 2, (short) 1)))
          .all()
          .get();
      for (var event : events) {
        var parts = event.split(" ");
        var topic = parts[0].startsWith("d") ? deals : leads;
        var record = new ProducerRecord<>(topic, parts[0], "{}");
        record.headers().add("ce_sequence", parts[1].getBytes(UTF_8));
        record.headers().add("ce_position", parts[2].getBytes(UTF_8));
        producer.send(record).get();
        lines.add(
            "%s\tce_id=x,ce_sequence=%s,ce_position=%s\t%s\n"
                .formatted(topic, parts[1], parts[2], parts[0]));
      }
    }
  }

  private Run java() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var example = example("MissedNothing.java");
    return run(
        new ProcessBuilder(java, "-cp", classes, example, TestServers.kafka(), deals, leads), "");
  }

  private Run python() throws IOException, InterruptedException {
    var there =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Path.of(folder, "python3").toFile().canExecute());
    assumeTrue(there, "there is no python3 here");
    return run(new ProcessBuilder("python3", example("missed_nothing.py")), String.join("", lines));
  }

  private static String example(String name) {
    return TestServers.home().resolve("docs/examples").resolve(name).toString();
  }

  private static Run run(ProcessBuilder example, String input)
      throws IOException, InterruptedException {
    var process = example.redirectErrorStream(true).start();
    try (var to = process.outputWriter(UTF_8)) {
      to.write(input);
    }
    var told = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), told);
  }
}
