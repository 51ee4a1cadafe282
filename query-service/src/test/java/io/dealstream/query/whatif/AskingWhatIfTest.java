package io.dealstream.query.whatif;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.RandomHistory;
import io.dealstream.query.support.Sample;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AskingWhatIfTest {

  private static final Service service = Service.shared();
  private static final HttpClient http = HttpClient.newHttpClient();
  private static final String p = newId("p");
  private static final String byHand = newId("p");
  private static final Map<String, String> MAPPING = Map.of("qualification", "pitch");
  private static final List<String> LEFT = List.of("prospecting", "pitch", "closing");
  private static final Set<String> ALWAYS =
      Set.of("stage-entries", "stage-dwell", "reach", "win-rate", "cycle", "flow", "waterfall");
  private static final String LATER = "2027-01-01T00:00:00Z";

  @BeforeAll
  static void publish() {
    Publisher.SHARED.publish(
        pipeline(p),
        pipeline(RandomHistory.other(p)),
        pipeline(byHand, LEFT.toArray(String[]::new)));
    var history = new RandomHistory(8, p).next(400, 40);
    var written = new ByHand(p, byHand, MAPPING, LEFT).write(history);
    assertThat(written).hasSizeLessThan(history.size());
    Publisher.SHARED.publish(history);
    Publisher.SHARED.publish(written);
    Publisher.SHARED.publish(Sample.opened("last-of-" + p, p, "pitch", "1.00"));
    var last = ByHand.deal("last-of-" + p);
    Publisher.SHARED.publish(Sample.opened(last, byHand, "pitch", "1.00"));
    eventually(() -> assertThat(service.get("/api/deals/" + last).status()).isEqualTo(200));
  }

  @Test
  void where_nothing_is_otherwise_both_figures_are_the_real_ones() {
    for (var window : List.of("all", "week:2026-W11", "trailing90")) {
      for (var segment : List.of("all", "owner:rita")) {
        var where = "\"pipeline\":\"%s\",\"window\":\"%s\",\"segment\":\"%s\"";
        var body =
            "{" + where.formatted(p, window, segment) + ",\"stageMapping\":{\"pitch\":\"pitch\"}}";
        var answer = ask(body);
        var metrics = new HashSet<String>();
        for (var metric : answer.get("metrics")) {
          var name = metric.get("metric").asString();
          metrics.add(name);
          assertThat(metric.at("/reasons/now")).isEqualTo(metric.at("/reasons/then"));
          for (var item : metric.get("items")) {
            assertThat(item.get("then")).as("%s %s", name, item).isEqualTo(item.get("now"));
            assertThat(item.get("difference").isEmpty()).isTrue();
            assertThat(item.get("changed").asInt()).isZero();
          }
          if (!name.equals("stuck")) {
            assertThat(items(metric, "now")).isEqualTo(real(p, name, window, segment));
          }
        }
        assertThat(metrics).containsAll(ALWAYS);
        assertThat(metrics.contains("stuck")).isEqualTo(window.equals("all"));
      }
    }
  }

  @Test
  void under_a_mapping_figures_are_those_of_the_history_written_again_by_hand() {
    for (var window : List.of("all", "week:2026-W11", "trailing90")) {
      for (var segment : List.of("all", "owner:rita")) {
        var where = "\"pipeline\":\"%s\",\"window\":\"%s\",\"segment\":\"%s\"";
        var body =
            "{"
                + where.formatted(p, window, segment)
                + ",\"stageMapping\":{\"qualification\":\"pitch\"}}";
        var answer = ask(body);
        assertThat(answer.get("stages")).isEqualTo(Service.JSON.valueToTree(LEFT));
        for (var metric : answer.get("metrics")) {
          var name = metric.get("metric").asString();
          if (!name.equals("stuck")) {
            var then = items(metric, "then");
            assertThat(then).as(name).isEqualTo(real(byHand, name, window, segment));
            assertThat(items(metric, "now")).isEqualTo(real(p, name, window, segment));
          }
        }
        var entries = metric(answer, "stage-entries");
        assertThat(item(entries, "qualification").get("then").isNull()).isTrue();
      }
    }
  }

  @Test
  void says_how_far_figures_are_apart_and_by_which_deals() {
    var mine = newId("p");
    var one = newId("d");
    var other = newId("d");
    Publisher.SHARED.publish(
        pipeline(mine),
        Sample.opened(one, mine, "prospecting", "10.00"),
        Sample.moved(one, mine, "prospecting", "qualification", 1, MONDAY.plusSeconds(60)),
        Sample.moved(one, mine, "qualification", "pitch", 1, MONDAY.plusSeconds(70)),
        Sample.won(one, mine, "pitch", "12.00", MONDAY.plusSeconds(100)),
        Sample.opened(other, mine, "pitch", "5.00"));
    var body =
        "{\"pipeline\":\"%s\",\"metrics\":[\"stage-entries\",\"win-rate\",\"open-pipeline\"],%s}";
    var asked =
        body.formatted(
            mine,
            "\"stageMapping\":{\"qualification\":\"pitch\"},\"probabilities\":{\"pitch\":0.5}");
    var answer =
        eventually(
            () -> {
              var there = ask(asked);
              assertThat(there.at("/metrics/2/items/2/now/count").asInt()).isOne();
              return there;
            });
    var pitch = item(metric(answer, "stage-entries"), "pitch");
    assertThat(pitch.get("changed").asInt()).isZero(); // it entered once either way
    var gone = item(metric(answer, "stage-entries"), "qualification");
    assertThat(gone.at("/deals/0/dealId").asString()).isEqualTo(one);
    assertThat(gone.at("/deals/0/name").asString()).isEqualTo("Deal " + one);
    assertThat(gone.at("/deals/0/now")).isEqualTo(json("{\"advanced\":1,\"entered\":1}"));
    assertThat(gone.at("/deals/0/then").isEmpty()).isTrue();
    assertThat(item(metric(answer, "win-rate"), "-").get("changed").asInt()).isZero();
    var open = item(metric(answer, "open-pipeline"), "pitch");
    assertThat(open.get("difference"))
        .isEqualTo(
            json(
                "{\"weightedValue\":{\"amount\":\"2.50\",\"currency\":\"EUR\"},"
                    + "\"withoutProbability\":-1}"));
    assertThat(open.at("/deals/0/dealId").asString()).isEqualTo(other);
    assertThat(answer.get("metrics").size()).isEqualTo(3);
    assertThat(answer.get("folded").isEmpty()).isFalse();
  }

  @Test
  void other_limits_say_what_would_be_stuck() {
    var mine = newId("p");
    var deal = newId("d");
    Publisher.SHARED.publish(
        List.of(
            pipeline(mine),
            Sample.opened(deal, mine, "pitch", "10.00"),
            Sample.called(deal, mine, "pitch", MONDAY.plus(Duration.ofDays(5)))));
    eventually(() -> assertThat(service.get("/api/deals/" + deal).status()).isEqualTo(200));
    var body =
        "{\"pipeline\":\"%s\",\"metrics\":[\"stuck\"],\"limits\":{\"pitch\":"
            + "{\"ageLimitDays\":7,\"idleLimitDays\":3}}}";
    for (var day : List.of(6, 7, 9)) {
      var asOf = MONDAY.plus(Duration.ofDays(day)).plusSeconds(1);
      var there =
          eventually(
              () -> {
                var answer = ask(body.formatted(mine), "?asOf=" + asOf);
                assertThat(answer.at("/folded").isEmpty()).isFalse();
                return item(metric(answer, "stuck"), "pitch");
              });
      assertThat(there.at("/now/deals").asInt()).isZero();
      assertThat(there.at("/then/overstayed").asInt()).isEqualTo(day >= 7 ? 1 : 0);
      assertThat(there.at("/then/idle").asInt()).isEqualTo(day > 8 ? 1 : 0);
      assertThat(there.get("changed").asInt()).isEqualTo(day >= 7 ? 1 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                              | 400 | missing-field        | pipeline
          {"pipeline":"none"}                             | 404 | unknown-pipeline     | pipeline
          {"pipeline":"P","metrics":["luck"]}             | 404 | unknown-metric       | metrics
          {"pipeline":"P","metrics":[null]}               | 404 | unknown-metric       | metrics
          {"pipeline":"P","metrics":["leads"]}            | 400 | not-of-deals         | metrics
          {"pipeline":"P","metrics":["velocity"],"window":"month"} | 400 | unknown-window | window
          {"pipeline":"P","metrics":["stuck"],"window":"month"} | 400 | unknown-window | window
          {"pipeline":"P","deals":201}                    | 400 | limit-out-of-range   | deals
          {"pipeline":"P","stageMapping":{"moon":"pitch"}} | 422 | unknown-stage       | stageMapping.moon
          {"pipeline":"P","stageMapping":{"pitch":"moon"}} | 422 | unknown-stage       | stageMapping.pitch
          {"pipeline":"P","stageMapping":{"pitch":null}}  | 422 | unknown-stage        | stageMapping.pitch
          {"pipeline":"P","stageMapping":{"pitch":"closing","closing":"pitch"}} | 422 | mapping-in-a-circle | stageMapping
          {"pipeline":"P","probabilities":{"moon":1}}     | 422 | unknown-stage        | probabilities.moon
          {"pipeline":"P","probabilities":{"pitch":1.1}}  | 422 | invalid-probability  | probabilities.pitch
          {"pipeline":"P","probabilities":{"pitch":null}} | 422 | invalid-probability  | probabilities.pitch
          {"pipeline":"P","limits":{"pitch":null}}        | 422 | invalid-limit        | limits.pitch
          {"pipeline":"P","probabilities":{"pitch":1e-999}} | 422 | invalid-probability | probabilities.pitch
          {"pipeline":"P","probabilities":{"pitch":1},"stageMapping":{"pitch":"closing"}} | 422 | stage-is-mapped | probabilities.pitch
          {"pipeline":"P","limits":{"pitch":{"ageLimitDays":-1}}} | 422 | invalid-limit | limits.pitch.ageLimitDays
          """)
  void what_cannot_be_is_refused_by_field_and_rule(
      String body, int status, String rule, String field) {
    var answer = post(body.replace("\"P\"", "\"" + p + "\""), "", TestIssuer.shared().rep("rita"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("type").asString()).endsWith("/problems/" + rule);
    assertThat(answer.json().get("field").asString()).isEqualTo(field);
  }

  @Test
  void everybody_who_reads_may_ask() {
    var issuer = TestIssuer.shared();
    var body = "{\"pipeline\":\"" + p + "\",\"metrics\":[\"win-rate\"]}";
    for (var token : List.of(issuer.service(), issuer.admin(), issuer.manager("mia", "north"))) {
      assertThat(post(body, "", token).status()).isEqualTo(200);
    }
    assertThat(post(body, "", null).status()).isEqualTo(401);
    assertThat(post("{\"pipeline\":\"p\",\"x\":1}", "", issuer.service()).status()).isEqualTo(400);
  }

  private static JsonNode json(String text) {
    return Service.JSON.readTree(text);
  }

  private static Set<JsonNode> items(JsonNode metric, String side) {
    var items = new HashSet<JsonNode>();
    metric
        .get("items")
        .forEach(
            item -> {
              if (!item.get(side).isNull()) {
                items.add(item.get(side));
              }
            });
    return items;
  }

  private static Set<JsonNode> real(String pipeline, String metric, String window, String segment) {
    var path = "/api/metrics/%s?pipeline=%s&window=%s&segment=%s&asOf=%s";
    var answer = service.get(path.formatted(metric, pipeline, window, segment, LATER));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var items = new HashSet<JsonNode>();
    answer.json().get("items").forEach(items::add);
    return items;
  }

  private static JsonNode metric(JsonNode answer, String name) {
    return answer
        .get("metrics")
        .valueStream()
        .filter(metric -> metric.get("metric").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode item(JsonNode metric, String key) {
    return metric
        .get("items")
        .valueStream()
        .filter(item -> item.get("item").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode ask(String body) {
    return ask(body, "?asOf=" + LATER);
  }

  private static JsonNode ask(String body, String more) {
    var answer = post(body, more, TestIssuer.shared().rep("rita"));
    assertThat(answer.status()).as("%s: %s", body, answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static Service.Answer post(String body, String more, String token) {
    var request =
        HttpRequest.newBuilder(service.uri("/api/what-if" + more))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      return new Service.Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
