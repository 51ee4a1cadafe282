package io.dealstream.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.audit.Envelope;
import io.dealstream.events.metric.Definition;
import io.dealstream.events.topic.Topic;
import io.dealstream.events.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published description of the topics says what stands on them. */
class AsyncApiTest {

  private static final Path DOCS = Path.of("..", "docs");

  private final Map<String, Object> document = read();

  @Test
  void every_topic_is_described_and_no_other() {
    var topics =
        Stream.of(
                Topics.EVENT_TOPICS.stream(),
                Topics.EVENT_TOPICS.stream().map(Topic::deadLetters),
                Topics.METRIC_TOPICS.stream(),
                Stream.of(
                    Topics.DEAL_ALERTS,
                    Topics.LEAD_SCORES,
                    Topics.CONTACTS,
                    Topics.TRANSCRIPTS,
                    Topics.CHECKPOINTS))
            .flatMap(all -> all)
            .map(Topic::name);
    var addresses = channels().values().stream().map(c -> c.get("address"));
    assertThat(addresses).containsExactlyInAnyOrderElementsOf(topics.toList());
  }

  @Test
  void an_event_topic_holds_each_event_of_its_kind() {
    for (var topic : Topics.EVENT_TOPICS) {
      var kind = topic.name().replace("-events", "");
      assertThat(messagesOf(topic.name()))
          .as(topic.name())
          .isEqualTo(
              EventNames.all().keySet().stream()
                  .filter(name -> name.startsWith("io.dealstream." + kind + "."))
                  .collect(toSet()));
    }
  }

  @Test
  void a_metric_topic_holds_its_metric_by_each_of_its_definitions() {
    for (var topic : Topics.METRIC_TOPICS) {
      assertThat(messagesOf(topic.name()))
          .isEqualTo(
              Definition.of(topic.name().substring("metrics.".length())).stream()
                  .map(definition -> topic.name() + ".v" + definition.number())
                  .collect(toSet()));
    }
  }

  @Test
  void the_topic_of_contacts_holds_people() {
    assertThat(messagesOf(Topics.CONTACTS.name())).containsExactly("contact.v1");
  }

  @Test
  void the_topic_of_transcripts_holds_what_was_said() {
    assertThat(messagesOf(Topics.TRANSCRIPTS.name())).containsExactly("transcript.v1");
  }

  @Test
  void the_topic_of_alerts_holds_alerts() {
    assertThat(messagesOf(Topics.DEAL_ALERTS.name())).containsExactly("alert.v1");
  }

  @Test
  void the_topic_of_scores_holds_scores() {
    assertThat(messagesOf(Topics.LEAD_SCORES.name())).containsExactly("lead-score.v1");
  }

  @Test
  void the_topic_of_checkpoints_holds_checkpoints() {
    assertThat(messagesOf(Topics.CHECKPOINTS.name())).containsExactly("checkpoint.v1");
  }

  @Test
  void every_message_points_to_its_schema() {
    at(document, "components", "messages")
        .forEach(
            (name, message) -> {
              var payload = at(message, "payload");
              if (!name.equals("set-aside")) {
                var schema = (String) at(payload, "schema").get("$ref");
                assertThat(schema).endsWith("/" + name + ".json");
                assertThat(DOCS.resolve(schema)).exists();
              }
            });
  }

  @Test
  void the_headers_are_those_of_the_envelope() {
    var headers = new RecordHeaders();
    new Envelope("", "", "", "", "", "", 0, 1, new byte[32], new byte[32], "", "", "")
        .writeTo(headers);
    assertThat(at(document, "components", "schemas", "envelope", "properties").keySet())
        .isEqualTo(Stream.of(headers.toArray()).map(Header::key).collect(toSet()));
  }

  private Map<String, Map<String, Object>> channels() {
    var channels = new HashMap<String, Map<String, Object>>();
    at(document, "channels").forEach((name, channel) -> channels.put(name, at(channel)));
    return channels;
  }

  private Set<String> messagesOf(String topic) {
    return at(document, "channels", topic, "messages").keySet();
  }

  @SuppressWarnings("unchecked") // a mapping of the document: its keys are texts
  private static Map<String, Object> at(Object node, String... path) {
    var here = (Map<String, Object>) node;
    for (var step : path) {
      assertThat(here).containsKey(step);
      here = (Map<String, Object>) here.get(step);
    }
    return here;
  }

  private static Map<String, Object> read() {
    try {
      var text = Files.readString(DOCS.resolve("asyncapi.yaml"));
      return at(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
