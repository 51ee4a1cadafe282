package io.dealstream.query.metrics;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.WinRate;
import io.dealstream.query.support.Figure;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Sample;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnsweringByDefinitionTest {

  private static final Service service = Service.shared();
  private final String p = newId("p");

  @Test
  void a_definition_that_no_stream_counts_is_counted_anew() {
    var deal = newId("d");
    var other = newId("d");
    Publisher.SHARED.publish(
        pipeline(p),
        Sample.opened(deal, p, "pitch", "10.00"),
        Sample.won(deal, p, "pitch", "10.00", MONDAY.plusSeconds(5)),
        Sample.opened(other, p, "pitch", "10.00"),
        Sample.moved(other, p, "pitch", "closing", 1, MONDAY.plusSeconds(6)),
        Sample.lost(other, p, "closing", MONDAY.plusSeconds(7)));
    var answer =
        eventually(
            () -> {
              var there = get("win-rate?definition=2&pipeline=" + p);
              assertThat(there.at("/items/0/lost").asInt()).isOne();
              return there;
            });
    assertThat(answer.get("definition").asInt()).isEqualTo(2);
    assertThat(answer.at("/items/0/won").asInt()).isZero();
    assertThat(answer.get("folded").isEmpty()).isFalse();
    var past = "win-rate?pipeline=" + p + "&asOf=" + MONDAY.plusSeconds(6);
    assertThat(get(past).at("/items/0/won").asInt()).isOne();
    assertThat(get(past + "&definition=2").at("/items/0/won").asInt()).isZero();
    var deals = "win-rate/deals?pipeline=" + p;
    assertThat(get(deals).get("items").size()).isEqualTo(2);
    assertThat(get(deals + "&definition=2").get("items").size()).isOne();
  }

  @Test
  void figures_of_both_definitions_stand_side_by_side() {
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.figures(Figure.winRate(p, 3, 4), second(Figure.winRate(p, 1, 4)));
    eventually(() -> assertThat(won("&definition=2")).isOne());
    eventually(() -> assertThat(won("")).isEqualTo(3));
    assertThat(won("&definition=1")).isEqualTo(3);
    Publisher.SHARED.figures(second(Figure.winRate(p, 2, 4)));
    eventually(() -> assertThat(won("&definition=2")).isEqualTo(2));
    assertThat(won("")).isEqualTo(3);
  }

  @Test
  void a_reader_is_told_of_the_definition_asked_for_alone() {
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.figures(Figure.winRate(p, 3, 4), second(Figure.winRate(p, 1, 4)));
    eventually(() -> assertThat(won("&definition=2")).isOne());
    var path = "/api/metrics/stream?metric=win-rate&pipeline=" + p;
    try (var first = Stream.open(service, path);
        var other = Stream.open(service, path + "&definition=2")) {
      assertThat(first.next().json().at("/metrics/win-rate/items/0/won").asInt()).isEqualTo(3);
      assertThat(other.next().json().at("/metrics/win-rate/items/0/won").asInt()).isOne();
      Publisher.SHARED.figures(second(Figure.winRate(p, 2, 4)), Figure.winRate(p, 5, 4));
      assertThat(other.next().json().at("/item/won").asInt()).isEqualTo(2);
      assertThat(first.next().json().at("/item/won").asInt()).isEqualTo(5);
      assertThat(first.next(300)).isNull();
      assertThat(other.next(300)).isNull();
    }
  }

  @Test
  void each_definition_says_what_it_is_and_another_one_is_refused() {
    Publisher.SHARED.publish(pipeline(p));
    eventually(() -> assertThat(get("cycle?pipeline=" + p)).isNotNull());
    var known = get("cycle/definitions").get("items");
    assertThat(known.valueStream().map(one -> one.get("number").asInt())).containsExactly(1, 2);
    assertThat(known.at("/1/name").asString()).isEqualTo("worked");
    refused("cycle?definition=3&pipeline=" + p, 400, "unknown-definition", "definition");
    refused("reach?definition=2&pipeline=" + p, 400, "unknown-definition", "definition");
    refused("stream?definition=3&pipeline=" + p, 400, "unknown-definition", "definition");
    refused("luck/definitions", 404, "unknown-metric", "metric");
  }

  private static MetricRecord<WinRate> second(MetricRecord<WinRate> like) {
    return new MetricRecord<>(
        like.metric(),
        2,
        like.pipelineId(),
        like.window(),
        like.segment(),
        like.item(),
        like.reasons(),
        like.asOf(),
        like.folded(),
        like.correction());
  }

  private int won(String more) {
    return get("win-rate?pipeline=" + p + more).at("/items/0/won").asInt();
  }

  private static void refused(String path, int status, String rule, String field) {
    var answer = service.get("/api/metrics/" + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("type").asString()).endsWith("/problems/" + rule);
    assertThat(answer.json().get("field").asString()).isEqualTo(field);
  }

  private static JsonNode get(String path) {
    var answer = service.get("/api/metrics/" + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
