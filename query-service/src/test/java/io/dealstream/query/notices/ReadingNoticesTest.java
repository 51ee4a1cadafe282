package io.dealstream.query.notices;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.reassigned;
import static io.dealstream.query.support.Sample.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.Addressee.Kind;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Service.Answer;
import io.dealstream.testing.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReadingNoticesTest {

  private static final Service service = Service.shared();

  private final String p = newId("p");
  private final String d = newId("d");
  private final String anna = newId("anna");
  private final String bea = newId("bea");
  private final String north = newId("north");

  @Test
  void a_notice_tells_what_of_which_deal_and_by_which_rule() {
    var told = told(d, p, owner(anna), "ask for the order", FRIDAY);
    var position =
        Publisher.SHARED
            .publish(pipeline(p), opened(d, p, "pitch", null), told)
            .getLast()
            .position();
    visible(1);
    var notice = get(rep(anna), "").json();
    assertThat(notice)
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"items": [{"id": "%s", "position": %d, "to": {"kind": "owner", "id": "%s"},
                 "text": "ask for the order", "dealId": "%s", "dealName": "Deal %4$s",
                 "pipelineId": "%s", "automationId": "r1", "occurredAt": "%s"}], "next": null}"""
                    .formatted(told.noticeId(), position, anna, d, p, FRIDAY)));
  }

  @Test
  void everybody_sees_what_they_were_told_and_what_their_team_was_whoever_has_the_deal_by_now() {
    Publisher.SHARED.publish(
        opened(d, p, "pitch", null),
        told(d, p, owner(anna), "to anna", TUESDAY),
        told(d, p, owner(bea), "to bea", TUESDAY),
        told(d, p, team(north), "to north", TUESDAY),
        told(d, p, team(anna), "to a team of her name", TUESDAY),
        reassigned(d, p, "otto", TUESDAY));
    visible(5);
    assertThat(texts(rep(anna), "")).containsExactly("to anna");
    assertThat(texts(of(anna, north), "")).containsExactly("to north", "to anna");
    assertThat(texts(of(anna, north), "?to=owner")).containsExactly("to anna");
    assertThat(texts(of(anna, north), "?to=team")).containsExactly("to north");
    assertThat(texts(of(anna, north), "?to=owner:" + anna)).containsExactly("to anna");
    assertThat(texts(of(anna, north), "?to=team:" + north)).containsExactly("to north");
    assertThat(texts(rep(anna), "?to=team")).as("she is of no team").isEmpty();
    assertThat(texts(TestIssuer.shared().manager(bea, north), ""))
        .containsExactly("to north", "to bea");
    assertThat(texts(TestIssuer.shared().service(), "")).isEmpty();
  }

  @Test
  void somebody_elses_are_the_administrators_business() {
    Publisher.SHARED.publish(
        opened(d, p, "pitch", null),
        told(d, p, owner(anna), "to anna", TUESDAY),
        told(d, p, team(north), "to north", TUESDAY));
    visible(2);
    var admin = TestIssuer.shared().admin();
    assertThat(texts(admin, "?to=owner:" + anna)).containsExactly("to anna");
    assertThat(texts(admin, "?to=team:" + north)).containsExactly("to north");
    var others =
        List.of(
            rep(bea),
            of(bea, newId("south")),
            TestIssuer.shared().manager(bea, newId("south")),
            TestIssuer.shared().service());
    for (var token : others) {
      for (var to : List.of("owner:" + anna, "team:" + north)) {
        var answer = get(token, "?to=" + to);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/not-your-notices");
      }
    }
  }

  @Test
  void a_list_comes_page_by_page_the_newest_first() {
    Publisher.SHARED.publish(
        opened(d, p, "pitch", null),
        told(d, p, owner(anna), "1", TUESDAY),
        told(d, p, team(north), "2", TUESDAY),
        told(d, p, owner(anna), "3", TUESDAY),
        told(d, p, team(north), "4", TUESDAY),
        told(d, p, owner(anna), "5", TUESDAY));
    visible(5);
    var found = new ArrayList<List<String>>();
    var cursor = "";
    do {
      var page = get(of(anna, north), "?limit=2" + cursor).json();
      found.add(texts(page));
      cursor = page.at("/next").isNull() ? "" : "&cursor=" + page.at("/next").asString();
    } while (!cursor.isEmpty());
    assertThat(found).containsExactly(List.of("5", "4"), List.of("3", "2"), List.of("1"));
  }

  @Test
  void the_deals_timeline_tells_of_it_too() {
    Publisher.SHARED.publish(
        opened(d, p, "pitch", null), told(d, p, owner(anna), "to anna", TUESDAY));
    visible(1);
    var entry =
        service.get("/api/deals/" + d + "/timeline").json().at("/items").valueStream().toList();
    assertThat(entry.getLast().at("/type").asString())
        .isEqualTo("io.dealstream.deal.notice-given.v1");
    assertThat(entry.getLast().at("/data/text").asString()).isEqualTo("to anna");
    assertThat(entry.getLast().has("transition")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "?to=anna, 400, unknown-recipient, to",
    "?to=, 400, unknown-recipient, to",
    "?limit=0, 400, limit-out-of-range, limit",
    "?limit=201, 400, limit-out-of-range, limit",
    "?cursor=x, 400, malformed-cursor, cursor"
  })
  void what_is_asked_wrongly_is_said(String query, int status, String rule, String field) {
    var answer = get(rep(anna), query);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/" + rule);
    assertThat(answer.json().at("/field").asString()).isEqualTo(field);
    assertThat(get(null, query).status()).isEqualTo(401);
  }

  private void visible(int version) {
    assertThat(service.get("/api/deals/" + d + "?minVersion=" + version).status()).isEqualTo(200);
  }

  private static Addressee owner(String id) {
    return new Addressee(Kind.OWNER, id);
  }

  private static Addressee team(String id) {
    return new Addressee(Kind.TEAM, id);
  }

  private static String rep(String owner) {
    return TestIssuer.shared().rep(owner);
  }

  private static String of(String owner, String team) {
    return TestIssuer.shared()
        .token(owner, Map.of("roles", "[\"rep\"]", "team", "\"" + team + "\""));
  }

  private static Answer get(String token, String query) {
    return service.getAs(token, "/api/notices" + query);
  }

  private static List<String> texts(String token, String query) {
    var answer = get(token, query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return texts(answer.json());
  }

  private static List<String> texts(JsonNode page) {
    return page.at("/items").valueStream().map(item -> item.at("/text").asString()).toList();
  }
}
