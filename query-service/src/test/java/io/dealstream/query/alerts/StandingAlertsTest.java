package io.dealstream.query.alerts;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.reassigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.support.Eventually;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class StandingAlertsTest {

  private static Service service;

  private final String pipeline = newId("p");

  @BeforeAll
  static void start() {
    service = Service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void an_alert_is_in_the_list_while_it_stands_and_then_in_that_of_the_cleared_ones() {
    var deal = newId("d");
    var raised = raised(deal, AlertKind.IDLE, MONDAY, 3);
    send(raised);
    eventually("", raised);
    var shown = list("").at("/items/0");
    assertThat(EventJson.MAPPER.writeValueAsString(shown))
        .isEqualTo(
            EventJson.MAPPER.writeValueAsString(
                EventJson.MAPPER.readTree(
                    """
                    {"alertId": "%s", "kind": "idle", "state": "raised", "dealId": "%s", "dealName": null,
                     "pipelineId": "%s", "stageId": "pitch", "visit": 2, "limitDays": 7,
                     "raisedAt": "2026-03-02T09:00:00Z", "clearedAt": null,
                     "owner": "rita", "team": "north", "source": "web"}"""
                        .formatted(raised.alertId(), deal, pipeline))));
    assertThat(list("&state=cleared").at("/items")).isEmpty();

    send(cleared(raised, TUESDAY, 4));

    eventually("");
    var cleared = list("&state=cleared").at("/items/0");
    assertThat(cleared.at("/state").asString()).isEqualTo("cleared");
    assertThat(cleared.at("/raisedAt").asString()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(cleared.at("/clearedAt").asString()).isEqualTo("2026-03-03T09:00:00Z");
  }

  @Test
  void an_alert_that_is_told_again_from_its_beginning_stays_what_it_came_to() {
    var raised = raised(newId("d"), AlertKind.IDLE, MONDAY, 3);
    var cleared = cleared(raised, TUESDAY, 4);
    var standing = raised(newId("d"), AlertKind.OVERSTAYED, MONDAY, 1);
    send(raised, cleared, standing);
    eventually("", standing);
    send(raised, cleared, standing, raised);
    var mark = raised(newId("d"), AlertKind.IDLE, MONDAY, 1);
    sendBehind(raised, mark);
    eventually("", standing, mark);
    assertThat(ids(list("&state=cleared"))).containsExactly(raised.alertId());
  }

  @Test
  void an_alert_that_never_stood_is_in_neither_list_until_it_does() {
    var raised = raised(newId("d"), AlertKind.IDLE, FRIDAY, 3);
    send(raised);
    eventually("", raised);
    send(cleared(raised, FRIDAY, 4));
    eventually("");
    assertThat(list("&state=cleared").at("/items")).isEmpty();
    send(raised(raised.dealId(), AlertKind.IDLE, FRIDAY, 5));
    eventually("", raised);
  }

  @Test
  void what_is_asked_for_is_found() {
    var idle = raised(newId("d"), AlertKind.IDLE, MONDAY, 3);
    var overstayed = raised(idle.dealId(), AlertKind.OVERSTAYED, MONDAY, 3);
    var other = raised(newId("d"), AlertKind.IDLE, MONDAY, 3);
    send(idle, overstayed, other);
    eventually("", idle, overstayed, other);
    eventually("&kind=idle", idle, other);
    eventually("&kind=overstayed", overstayed);
    eventually("&deal=" + other.dealId(), other);
    eventually("&owner=rita", idle, overstayed, other);
    eventually("&owner=otto");
    eventually("&team=north", idle, overstayed, other);
    eventually("&team=south");
    eventually("&source=web", idle, overstayed, other);
    eventually("&source=fair");
    var later = raised(newId("d"), AlertKind.IDLE, TUESDAY, 3);
    send(later);
    eventually("&stage=pitch", idle, overstayed, other, later);
    eventually("&stage=closing");
    eventually("&raisedFrom=" + TUESDAY, later);
    eventually("&raisedBefore=" + TUESDAY, idle, overstayed, other);
    eventually("&raisedFrom=" + MONDAY + "&raisedBefore=" + FRIDAY, idle, overstayed, other, later);
    eventually("&raisedFrom=" + TUESDAY + "&kind=overstayed");
    assertThat(ids(service.get("/api/alerts?limit=200").json()))
        .contains(idle.alertId(), overstayed.alertId(), other.alertId());
    for (var bad :
        new String[] {
          "kind=IDLE",
          "kind=",
          "state=gone",
          "limit=0",
          "cursor=x!",
          "raisedFrom=monday",
          "raisedBefore=2026-03-02",
          "raisedFrom=" + FRIDAY + "&raisedBefore=" + TUESDAY
        }) {
      var answer = service.get("/api/alerts?" + bad);
      assertThat(answer.status()).as(bad).isEqualTo(400);
      assertThat(answer.json().at("/field").asString()).isEqualTo(bad.replaceAll("=.*", ""));
    }
  }

  @Test
  void a_stuck_deal_is_its_present_owners() {
    var deal = newId("d");
    var idle = raised(deal, AlertKind.IDLE, MONDAY, 0);
    send(idle);
    Publisher.SHARED.publish(
        pipeline(pipeline),
        opened(deal, pipeline, "pitch", null),
        reassigned(deal, pipeline, "otto", TUESDAY));
    eventually("&owner=otto", idle);
    eventually("&owner=rita");
    eventually("&team=south", idle);
    eventually("&team=north");
    var shown = list("").at("/items/0");
    assertThat(shown.at("/owner").asString()).isEqualTo("otto");
    assertThat(shown.at("/team").asString()).isEqualTo("south");
    assertThat(shown.at("/dealName").asString()).isEqualTo("Deal " + deal);
  }

  @Test
  void a_list_comes_page_by_page_and_everybody_may_read_it_but_nobody_without_a_token() {
    var three = Stream.of(1, 2, 3).map(i -> raised(newId("d"), AlertKind.IDLE, MONDAY, i)).toList();
    for (var alert : three) {
      send(alert);
      Eventually.eventually(() -> assertThat(ids(list(""))).contains(alert.alertId()));
    }
    var first =
        service
            .getAs(TestIssuer.shared().service(), "/api/alerts?limit=2&pipeline=" + pipeline)
            .json();
    assertThat(ids(first)).containsExactly(three.get(2).alertId(), three.get(1).alertId());
    var second = list("&limit=2&cursor=" + first.at("/next").asString());
    assertThat(ids(second)).containsExactly(three.get(0).alertId());
    assertThat(second.at("/next").isNull()).isTrue();
    assertThat(service.getAs(null, "/api/alerts").status()).isEqualTo(401);
  }

  @Test
  void what_is_no_alert_is_set_aside_and_holds_up_nobody() {
    var key = newId("d");
    var good = raised(key, AlertKind.IDLE, MONDAY, 3);
    var json = EventJson.MAPPER.writeValueAsString(good);
    Publisher.SHARED.send(
        List.of(
            record(key, "{\"alertId\": "),
            record(key, "null"),
            record(key, json.replace("\"idle\"", "\"bored\"")),
            record(key, json.replace("\"limitDays\"", "\"days\"")),
            record(key, json.replace("\"raised\"", "\"cleared\"")),
            record(key, json.replace("\"rita\"", "\"ri\\u0000ta\"")),
            record("another", json),
            new ProducerRecord<>(Topics.DEAL_ALERTS.name(), key, null),
            record(key, json)));
    eventually("", good);
    assertThat(
            service
                .part(JdbcTemplate.class)
                .queryForObject(
                    "SELECT count(*) FROM dead_letter WHERE topic = ? AND key IN (?, 'another')",
                    Long.class,
                    Topics.DEAL_ALERTS.name(),
                    key))
        .isEqualTo(8);
  }

  private DealAlert raised(String deal, AlertKind kind, Instant at, long sequence) {
    return new DealAlert(
        DealAlert.id(deal, pipeline, "pitch", 2, kind, at),
        kind,
        AlertState.RAISED,
        deal,
        pipeline,
        "pitch",
        2,
        7,
        at,
        null,
        "rita",
        "north",
        "web",
        sequence,
        10 + sequence);
  }

  private static DealAlert cleared(DealAlert raised, Instant at, long sequence) {
    return new DealAlert(
        raised.alertId(),
        raised.kind(),
        AlertState.CLEARED,
        raised.dealId(),
        raised.pipelineId(),
        raised.stageId(),
        raised.visit(),
        raised.limitDays(),
        at,
        raised.occurredAt(),
        "rita",
        "north",
        "web",
        sequence,
        10 + sequence);
  }

  private static void send(DealAlert... alerts) {
    for (var alert : alerts) {
      Publisher.SHARED.send(
          List.of(record(alert.dealId(), EventJson.MAPPER.writeValueAsString(alert))));
    }
  }

  /** On the partition of the first one's deal: when it is seen, all before it has been taken. */
  private static void sendBehind(DealAlert first, DealAlert mark) {
    var topic = Topics.DEAL_ALERTS;
    var partition =
        org.apache.kafka.common.utils.Utils.toPositive(
                org.apache.kafka.common.utils.Utils.murmur2(
                    first.dealId().getBytes(StandardCharsets.UTF_8)))
            % topic.partitions();
    Publisher.SHARED.send(
        List.of(
            new ProducerRecord<>(
                topic.name(), partition, mark.dealId(), EventJson.MAPPER.writeValueAsBytes(mark))));
  }

  private static ProducerRecord<String, byte[]> record(String key, String json) {
    return new ProducerRecord<>(
        Topics.DEAL_ALERTS.name(), key, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Until these are in this pipeline's list, and no others. */
  private void eventually(String query, DealAlert... alerts) {
    var expected = Stream.of(alerts).map(DealAlert::alertId).toList();
    Eventually.eventually(
        () -> assertThat(ids(list(query))).containsExactlyInAnyOrderElementsOf(expected));
  }

  private JsonNode list(String query) {
    var answer = service.get("/api/alerts?pipeline=" + pipeline + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> ids(JsonNode page) {
    return page.at("/items").valueStream().map(item -> item.at("/alertId").asString()).toList();
  }
}
