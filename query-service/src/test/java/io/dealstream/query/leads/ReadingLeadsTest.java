package io.dealstream.query.leads;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.Via;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.events.lead.SignalSource;
import io.dealstream.events.score.LeadScore;
import io.dealstream.events.score.ScoreEvidence;
import io.dealstream.events.topic.Topics;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Trouble;
import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.TestServers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class ReadingLeadsTest {

  private static final Service service = Service.shared();

  private final String lead = newId("l");
  private final String source = newId("source");
  private final String owner = newId("rita");

  @Test
  void a_lead_tells_what_became_of_it_and_how_promising_it_is() {
    Publisher.SHARED.publish(captured(lead), signal(lead), qualified(lead, TUESDAY));
    tell(score(lead, 2, "21.00"));
    eventually(() -> assertThat(of(lead).at("/score").isObject()).isTrue());
    eventually(() -> assertThat(of(lead).at("/version").asLong()).isEqualTo(2));
    assertThat(of(lead))
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"id": "%s", "name": "Acme", "contactId": "c1", "status": "qualified", "owner": "%s",
                 "team": "north", "source": "%s", "campaignId": "spring", "dealId": null,
                 "reason": "they build", "capturedAt": "2026-03-02T09:00:00Z",
                 "decidedAt": "2026-03-03T09:00:00Z", "version": 2,
                 "score": {"definition": 1, "ruleScore": 21.00,
                   "ruleEvidence": [{"name": "form:demo", "weight": 21.00}],
                   "learntScore": 65.62,
                   "learntEvidence": [{"name": "base-rate", "weight": 0.646627}],
                   "reason": null, "modelVersion": "all@5", "asOf": "2026-03-06T09:00:00.125Z"}}\
                """
                    .formatted(lead, owner, source)));
    assertThat(service.get("/api/leads/" + lead).header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void the_newest_score_holds_and_one_that_comes_before_its_lead_waits_for_it() {
    tell(score(lead, 0, "1.00"));
    tell(score(lead, 0, "2.00"));
    assertThat(service.get("/api/leads/" + lead).status()).isEqualTo(404);
    Publisher.SHARED.publish(captured(lead));
    eventually(
        () -> assertThat(of(lead).at("/score/ruleScore").asDecimal()).isEqualByComparingTo("2"));
  }

  @Test
  void a_lead_that_has_no_score_yet_and_one_of_which_nothing_is_learnt_say_so() {
    Publisher.SHARED.publish(captured(lead));
    eventually(() -> assertThat(of(lead).at("/score").isNull()).isTrue());
    tell(
        new LeadScore(
            lead,
            1,
            new BigDecimal("0.00"),
            List.of(),
            null,
            List.of(),
            "no-deal-decided-yet",
            "all@0",
            FRIDAY,
            0,
            1));
    eventually(
        () -> assertThat(of(lead).at("/score/reason").asString()).isEqualTo("no-deal-decided-yet"));
    assertThat(of(lead).at("/score/learntScore").isNull()).isTrue();
  }

  @Test
  void what_is_asked_for_is_found() {
    var other = newId("l");
    var third = newId("l");
    Publisher.SHARED.publish(
        captured(lead),
        captured(other),
        captured(third),
        qualified(other, TUESDAY),
        disqualified(third, TUESDAY));
    var fourth = newId("l");
    Publisher.SHARED.publish(captured(fourth), qualified(fourth, TUESDAY), converted(fourth));
    eventually(() -> assertThat(ids("")).containsExactly(fourth, third, other, lead));
    eventually(() -> assertThat(ids("&status=converted")).containsExactly(fourth));
    assertThat(of(fourth).at("/dealId").asString()).isEqualTo("d-" + fourth);
    assertThat(ids("&status=open")).containsExactly(lead);
    assertThat(ids("&status=qualified")).containsExactly(other);
    assertThat(ids("&status=disqualified")).containsExactly(third);
    assertThat(ids("&owner=" + owner)).hasSize(4);
    assertThat(ids("&owner=nobody")).isEmpty();
    assertThat(ids("&team=north")).hasSize(4);
    assertThat(ids("&team=south")).isEmpty();
    assertThat(ids("&campaign=spring")).hasSize(4);
    assertThat(ids("&campaign=autumn")).isEmpty();
    assertThat(ids("&capturedFrom=" + MONDAY)).hasSize(4);
    assertThat(ids("&capturedFrom=" + MONDAY.plusMillis(1))).isEmpty();
    assertThat(ids("&capturedBefore=" + MONDAY)).isEmpty();
    assertThat(ids("&status=open&capturedBefore=" + TUESDAY)).containsExactly(lead);
    tell(score(other, 1, "40.50"), score(third, 1, "7.00"));
    eventually(() -> assertThat(ids("&minScore=7")).containsExactly(third, other));
    assertThat(ids("&minScore=7.01")).containsExactly(other);
    assertThat(ids("&minScore=40.5")).containsExactly(other);
    assertThat(ids("&minScore=40.51")).isEmpty();
    var page = service.get("/api/leads?limit=3&source=" + source).json();
    assertThat(ids(page)).containsExactly(fourth, third, other);
    assertThat(ids("&cursor=" + page.at("/next").asString())).containsExactly(lead);
  }

  @ParameterizedTest
  @CsvSource({
    "?status=won, 400, unknown-status, status",
    "?limit=0, 400, limit-out-of-range, limit",
    "?cursor=x!, 400, malformed-cursor, cursor",
    "?minScore=high, 400, malformed-number, minScore",
    "?capturedFrom=monday, 400, malformed-instant, capturedFrom",
    "?capturedFrom=2026-03-02T00:00:00Z&capturedBefore=2026-03-01T00:00:00Z, 400, reversed-range,"
        + " capturedFrom",
    "/nobody, 404, unknown-lead, id"
  })
  void what_is_asked_wrongly_is_said(String query, int status, String rule, String field) {
    var answer = service.get("/api/leads" + query);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/" + rule);
    assertThat(answer.json().at("/field").asString()).isEqualTo(field);
  }

  @Test
  void everybody_may_read_them_but_nobody_without_a_token() {
    assertThat(service.getAs(TestIssuer.shared().service(), "/api/leads").status()).isEqualTo(200);
    assertThat(service.getAs(null, "/api/leads").status()).isEqualTo(401);
    assertThat(service.getAs(null, "/api/leads/" + lead).status()).isEqualTo(401);
  }

  @Test
  void what_is_no_score_is_left_out_and_holds_up_nobody() {
    Publisher.SHARED.publish(captured(lead));
    var json = EventJson.MAPPER.writeValueAsString(score(lead, 0, "3.00"));
    Publisher.SHARED.send(
        List.of(
            record(lead, "{\"leadId\": "),
            record(lead, "null"),
            record(lead, json.replace("\"ruleScore\"", "\"points\"")),
            record(lead, json.replace("\"name\"", "\"called\"")),
            record(lead, json.replace(lead, "another"))));
    var mark = newId("l");
    Publisher.SHARED.publish(captured(mark));
    tell(score(lead, 0, "4.00"));
    eventually(
        () -> assertThat(of(lead).at("/score/ruleScore").asDecimal()).isEqualByComparingTo("4"));
  }

  /**
   * The rows of one that keeps dying, and reads few at a time, are those of one that never does.
   */
  @Test
  void leads_read_again_are_the_same_to_the_last_field() {
    var dice = new Random(5);
    var leads = new ArrayList<String>();
    for (var i = 0; i < 60; i++) {
      var id = newId("l");
      leads.add(id);
      Publisher.SHARED.publish(captured(id));
    }
    for (var i = 0; i < 240; i++) {
      var id = leads.get(dice.nextInt(leads.size()));
      var at = TUESDAY.plusSeconds(i);
      Publisher.SHARED.publish(
          switch (dice.nextInt(3)) {
            case 0 -> signal(id);
            case 1 -> qualified(id, at);
            default -> disqualified(id, at);
          },
          opened(newId("d"), source, "pitch", null)); // trouble comes with deals
    }
    var last = leads.getLast();
    Publisher.SHARED.publish(converted(last));
    eventually(() -> assertThat(of(last).at("/status").asString()).isEqualTo("converted"));
    try (var again =
        Service.start(
            TestServers.queryDatabase(),
            List.of(Trouble.class),
            "--trouble.seed=5",
            "--dealstream.records-at-once=20")) {
      eventually(
          () -> {
            assertThat(fingerprint(again)).isEqualTo(fingerprint(service)).isNotNull();
          });
      assertThat(again.part(Trouble.class).made()).isPositive();
    }
  }

  private String fingerprint(Service of) {
    return of.part(JdbcTemplate.class)
        .queryForObject(
            "SELECT md5(string_agg(l::text, '|' ORDER BY id)) FROM lead l WHERE source = ?",
            String.class,
            source);
  }

  private LeadEvent captured(String id) {
    return new LeadEvent.Captured(
        id, "Acme", "c1", owner, "north", source, "spring", null, Via.API, MONDAY);
  }

  private LeadEvent signal(String id) {
    return new LeadEvent.SignalReceived(
        id,
        newId("s"),
        "demo",
        SignalSource.FORM,
        null,
        MONDAY,
        owner,
        "north",
        source,
        "spring",
        Via.API,
        MONDAY);
  }

  private LeadEvent qualified(String id, Instant at) {
    return new LeadEvent.Qualified(
        id, LeadStatus.OPEN, MONDAY, owner, "north", source, "spring", "they build", Via.API, at);
  }

  private LeadEvent disqualified(String id, Instant at) {
    return new LeadEvent.Disqualified(
        id, LeadStatus.OPEN, MONDAY, owner, "north", source, "spring", "no budget", Via.API, at);
  }

  private LeadEvent converted(String id) {
    return new LeadEvent.Converted(
        id, "d-" + id, "p", MONDAY, owner, "north", source, "spring", null, Via.API, FRIDAY);
  }

  private static LeadScore score(String lead, long sequence, String points) {
    return new LeadScore(
        lead,
        1,
        new BigDecimal(points),
        List.of(new ScoreEvidence("form:demo", new BigDecimal(points))),
        new BigDecimal("65.62"),
        List.of(new ScoreEvidence("base-rate", new BigDecimal("0.646627"))),
        null,
        "all@5",
        FRIDAY,
        sequence,
        7);
  }

  private static void tell(LeadScore... scores) {
    Publisher.SHARED.send(
        Stream.of(scores)
            .map(score -> record(score.leadId(), EventJson.MAPPER.writeValueAsString(score)))
            .toList());
  }

  private static ProducerRecord<String, byte[]> record(String key, String json) {
    return new ProducerRecord<>(
        Topics.LEAD_SCORES.name(), key, json.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode of(String lead) {
    var answer = service.get("/api/leads/" + lead);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<String> ids(String query) {
    var answer = service.get("/api/leads?source=" + source + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return ids(answer.json());
  }

  private static List<String> ids(JsonNode page) {
    return page.at("/items").valueStream().map(item -> item.at("/id").asString()).toList();
  }
}
