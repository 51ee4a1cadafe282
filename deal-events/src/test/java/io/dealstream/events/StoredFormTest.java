package io.dealstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.score.LeadScore;
import io.dealstream.events.topic.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written today is, byte for byte, what was approved; and it reads back as it was. */
class StoredFormTest {

  static Stream<String> events() {
    return Samples.ALL.keySet().stream().sorted();
  }

  static Stream<String> metrics() {
    return MetricSamples.ALL.keySet().stream().sorted();
  }

  static Stream<String> alerts() {
    return AlertSamples.ALL.keySet().stream().sorted();
  }

  static Stream<String> scores() {
    return ScoreSamples.ALL.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_written_as_approved_and_reads_back(String name) throws IOException {
    var event = Samples.ALL.get(name);
    GoldenFiles.check(name, EventJson.MAPPER.writeValueAsBytes(event));
    var type = EventNames.classOf(typeOf(name));
    assertThat(EventJson.MAPPER.readValue(GoldenFiles.read(name), type)).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void a_metric_is_written_as_approved_and_reads_back(String name) throws IOException {
    var metric = MetricSamples.ALL.get(name);
    GoldenFiles.check(name, EventJson.MAPPER.writeValueAsBytes(metric));
    var topic = topicOf(name);
    assertThat(readBack(topic, GoldenFiles.read(name))).isEqualTo(metric);
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void an_alert_is_written_as_approved_and_reads_back(String name) throws IOException {
    var alert = AlertSamples.ALL.get(name);
    GoldenFiles.check(name, EventJson.MAPPER.writeValueAsBytes(alert));
    assertThat(EventJson.MAPPER.readValue(GoldenFiles.read(name), DealAlert.class))
        .isEqualTo(alert);
  }

  @ParameterizedTest
  @MethodSource("scores")
  void a_score_is_written_as_approved_and_reads_back(String name) throws IOException {
    var score = ScoreSamples.ALL.get(name);
    GoldenFiles.check(name, EventJson.MAPPER.writeValueAsBytes(score));
    assertThat(EventJson.MAPPER.readValue(GoldenFiles.read(name), LeadScore.class))
        .isEqualTo(score);
  }

  /** Its own id comes first in each record; one named otherwise would be published elsewhere. */
  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_published_under_the_id_of_what_it_happened_to(String name) throws Exception {
    var event = Samples.ALL.get(name);
    var id = event.getClass().getRecordComponents()[0].getAccessor();
    assertThat(event.subject()).endsWith((String) id.invoke(event));
  }

  private static MetricRecord<?> readBack(String topicName, String json) {
    var topic = Topics.METRIC_TOPICS.stream().filter(t -> t.name().equals(topicName)).findFirst();
    return topic.orElseThrow().values().deserializer().deserialize(topicName, json.getBytes());
  }

  private static String typeOf(String golden) {
    return "io.dealstream." + golden.replaceAll("(\\.v\\d+)\\..*", "$1");
  }

  private static String topicOf(String golden) {
    return golden.replaceAll("\\.v\\d.*", "");
  }

  @Test
  void every_event_has_its_golden_file() {
    var sampled = events().map(StoredFormTest::typeOf).collect(Collectors.toSet());
    assertThat(sampled).isEqualTo(EventNames.all().keySet());
  }

  @Test
  void every_metric_has_its_golden_file() {
    var sampled = metrics().map(StoredFormTest::topicOf).collect(Collectors.toSet());
    var topics = Topics.METRIC_TOPICS.stream().map(topic -> topic.name());
    assertThat(sampled).isEqualTo(topics.collect(Collectors.toSet()));
  }

  @Test
  void names_are_ours_and_versioned_and_never_a_classs() {
    EventNames.all()
        .forEach(
            (name, type) -> {
              assertThat(name).matches("io\\.dealstream\\.[a-z]+\\.[a-z-]+\\.v[1-9]");
              assertThat(EventNames.nameOf(type)).isEqualTo(name);
            });
    assertThatThrownBy(() -> EventNames.classOf("java.lang.String"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_names_are_frozen() {
    assertThat(Map.copyOf(EventNames.all()).keySet())
        .containsExactlyInAnyOrder(
            "io.dealstream.deal.opened.v1",
            "io.dealstream.deal.stage-changed.v1",
            "io.dealstream.deal.won.v1",
            "io.dealstream.deal.lost.v1",
            "io.dealstream.deal.reopened.v1",
            "io.dealstream.deal.amount-changed.v1",
            "io.dealstream.deal.reassigned.v1",
            "io.dealstream.deal.close-date-changed.v1",
            "io.dealstream.deal.probability-changed.v1",
            "io.dealstream.deal.forecast-category-changed.v1",
            "io.dealstream.deal.handed-off.v1",
            "io.dealstream.deal.merged.v1",
            "io.dealstream.deal.absorbed.v1",
            "io.dealstream.deal.deleted.v1",
            "io.dealstream.deal.notice-given.v1",
            "io.dealstream.deal.activity-recorded.v1",
            "io.dealstream.deal.activity-planned.v1",
            "io.dealstream.deal.activity-rescheduled.v1",
            "io.dealstream.deal.activity-fell-due.v1",
            "io.dealstream.deal.activity-completed.v1",
            "io.dealstream.deal.activity-cancelled.v1",
            "io.dealstream.pipeline.created.v1",
            "io.dealstream.pipeline.changed.v1",
            "io.dealstream.lead.captured.v1",
            "io.dealstream.lead.signal-received.v1",
            "io.dealstream.lead.qualified.v1",
            "io.dealstream.lead.disqualified.v1",
            "io.dealstream.lead.converted.v1",
            "io.dealstream.campaign.spent.v1",
            "io.dealstream.campaign.email-sent.v1",
            "io.dealstream.campaign.email-bounced.v1",
            "io.dealstream.campaign.email-delivered.v1",
            "io.dealstream.campaign.email-opened.v1",
            "io.dealstream.campaign.email-clicked.v1",
            "io.dealstream.customer.created.v1",
            "io.dealstream.customer.onboarding-started.v1",
            "io.dealstream.customer.onboarding-step-completed.v1",
            "io.dealstream.customer.onboarding-overdue.v1",
            "io.dealstream.customer.onboarding-completed.v1",
            "io.dealstream.customer.onboarding-failed.v1",
            "io.dealstream.customer.renewed.v1",
            "io.dealstream.customer.churned.v1",
            "io.dealstream.goal.created.v1",
            "io.dealstream.goal.changed.v1",
            "io.dealstream.automation.defined.v1",
            "io.dealstream.automation.removed.v1");
  }
}
