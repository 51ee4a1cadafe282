package io.dealstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealstream.events.EventJson;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.topic.TopicSetup;
import io.dealstream.events.topic.Topics;
import io.dealstream.events.topic.TransactionalProducer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** From an alert through a rule to the person who has to know. */
class StuckDealTest {

  private final LocalStack stack = LocalStack.shared();
  private final Api command = new Api(stack.command(), stack.token("admin"));
  private final Api query = new Api(stack.query(), stack.token("admin"));
  private final String owner = "owner-" + UUID.randomUUID();

  @Test
  void whoever_has_a_stuck_deal_is_told_of_it_once() throws Exception {
    command.post("/api/pipelines", Map.of("id", "stuck", "stages", List.of(Map.of("id", "pitch"))));
    command
        .send(
            "PUT",
            "/api/automations/stuck",
            BodyPublishers.ofString(
                """
                {"name": "Stuck", "pipelineId": "stuck", "when": "stalled", "onlyIf": {"kind": "idle"},
                 "then": [{"action": "notify", "who": "owner", "text": "still there?"}]}"""),
            Map.of())
        .expect(201);
    var deal =
        command
            .post("/api/deals", Map.of("pipelineId", "stuck", "name", "Ropes", "owner", owner))
            .expect(201)
            .body()
            .get("id")
            .stringValue();
    var alert = idle(deal, Instant.now().plusMillis(1).truncatedTo(ChronoUnit.MILLIS));
    raise(alert, alert);
    awaitNotices(1);
    var next = idle(deal, alert.occurredAt().plusMillis(1));
    raise(alert, next);
    awaitNotices(2);
    var notice = query.get("/api/notices?to=owner:" + owner).expect(200).body().at("/items/0");
    assertThat(notice.at("/text").stringValue()).isEqualTo("still there?");
    assertThat(notice.at("/dealId").stringValue()).isEqualTo(deal);
    assertThat(notice.at("/automationId").stringValue()).isEqualTo("stuck");
  }

  private void awaitNotices(int many) {
    await()
        .atMost(Duration.ofMinutes(4))
        .untilAsserted(
            () ->
                assertThat(
                        query
                            .get("/api/notices?to=owner:" + owner)
                            .expect(200)
                            .body()
                            .at("/items")
                            .size())
                    .isEqualTo(many));
  }

  private void raise(DealAlert... alerts) throws InterruptedException {
    TopicSetup.ensure(stack.bootstrapServers(), List.of(Topics.DEAL_ALERTS));
    try (var producer = TransactionalProducer.open(stack.bootstrapServers(), "stuck-deal-test")) {
      producer.initTransactions();
      producer.beginTransaction();
      for (var alert : alerts) {
        producer.send(
            new ProducerRecord<>(
                Topics.DEAL_ALERTS.name(),
                alert.dealId(),
                EventJson.MAPPER.writeValueAsBytes(alert)));
      }
      producer.commitTransaction();
    }
  }

  private DealAlert idle(String deal, Instant at) {
    return new DealAlert(
        DealAlert.id(deal, "stuck", "pitch", 1, AlertKind.IDLE, at),
        AlertKind.IDLE,
        AlertState.RAISED,
        deal,
        "stuck",
        "pitch",
        1,
        7,
        at,
        null,
        owner,
        null,
        null,
        0,
        1);
  }
}
