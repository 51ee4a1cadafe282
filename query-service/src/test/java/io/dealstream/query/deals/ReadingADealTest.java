package io.dealstream.query.deals;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.absorbed;
import static io.dealstream.query.support.Sample.closingOn;
import static io.dealstream.query.support.Sample.deleted;
import static io.dealstream.query.support.Sample.fellDue;
import static io.dealstream.query.support.Sample.forecast;
import static io.dealstream.query.support.Sample.handedOff;
import static io.dealstream.query.support.Sample.likely;
import static io.dealstream.query.support.Sample.merged;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadingADealTest {

  private static final Service service = Service.shared();
  private final String p = newId("p");
  private final String d = newId("d");

  @Test
  void tells_all_of_a_deal_and_its_version_as_the_etag() {
    Publisher.SHARED.publish(
        pipeline(p),
        opened(d, p, "prospecting", "1250.00"),
        moved(d, p, "prospecting", "pitch", 1, TUESDAY),
        won(d, p, "pitch", "1300.50", FRIDAY));

    var answer = service.get("/api/deals/" + d + "?minVersion=2");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    var deal = (tools.jackson.databind.node.ObjectNode) answer.json();
    deal.remove("position");
    assertThat(deal)
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"id":"%1$s","name":"Deal %1$s","source":"web","leadId":null,"expectedCloseOn":null,
                "probability":null,"forecastCategory":null,"mergedInto":null,"externalId":"ext-%1$s","openedAt":"2026-03-02T09:00:00Z",
                "pipelineId":"%2$s","pipelineVersion":0,"stageId":"pitch",
                "stageEnteredAt":"2026-03-03T09:00:00Z","visits":{"pitch":1,"prospecting":1},
                "amount":{"amount":"1300.50","currency":"EUR"},
                "value":{"amount":"1300.50","currency":"EUR"},"owner":"rita","team":"north",
                "status":"won","closedAt":"2026-03-06T09:00:00.125Z",
                "firstWonAt":"2026-03-06T09:00:00.125Z","lostReason":null,"version":2}
                """
                    .formatted(d, p)));
    assertThat(service.get("/api/deals/" + d, "If-None-Match", "\"2\"").status()).isEqualTo(304);
  }

  @Test
  void what_is_expected_of_a_deal_stays_with_it_whatever_stage_it_is_in() {
    Publisher.SHARED.publish(
        opened(d, p, "prospecting", null),
        likely(d, p, "0.35", MONDAY),
        closingOn(d, p, "2026-06-30", MONDAY),
        forecast(d, p, ForecastCategory.COMMIT, MONDAY),
        moved(d, p, "prospecting", "pitch", 1, TUESDAY));
    var deal = service.get("/api/deals/" + d + "?minVersion=4").json();
    assertThat(deal.get("probability").asDecimal()).isEqualByComparingTo("0.35");
    assertThat(deal.get("expectedCloseOn").asString()).isEqualTo("2026-06-30");
    assertThat(deal.get("forecastCategory").asString()).isEqualTo("commit");
    Publisher.SHARED.publish(likely(d, p, null, TUESDAY), forecast(d, p, null, TUESDAY));
    deal = service.get("/api/deals/" + d + "?minVersion=6").json();
    assertThat(deal.get("probability").isNull()).isTrue();
    assertThat(deal.get("forecastCategory").isNull()).isTrue();
  }

  @Test
  void a_merged_deal_leads_on_to_the_one_that_goes_on_and_stays_readable() {
    var survivor = newId("d");
    Publisher.SHARED.publish(
        opened(survivor, p, "pitch", "10.00"),
        opened(d, p, "prospecting", "10.00"),
        merged(d, p, "prospecting", survivor, TUESDAY),
        absorbed(survivor, p, d, TUESDAY));
    var answer = service.get("/api/deals/" + d + "?minVersion=1");
    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).isEqualTo("/api/deals/" + survivor);
    assertThat(answer.json().get("status").asString()).isEqualTo("merged");
    assertThat(answer.json().get("mergedInto").asString()).isEqualTo(survivor);
    service.get("/api/deals/" + survivor + "?minVersion=1");
    assertThat(ids(service.get("/api/deals?pipeline=" + p).json())).containsExactly(survivor);
    assertThat(ids(service.get("/api/deals?status=merged&pipeline=" + p).json()))
        .containsExactly(d);
    var timeline = service.get("/api/deals/" + d + "/timeline").json().get("items");
    assertThat(timeline.get(1).at("/transition/kind").asString()).isEqualTo("merged");
    assertThat(timeline.get(1).at("/transition/dwellSeconds").asDecimal())
        .isEqualByComparingTo("86400");
  }

  @Test
  void a_deleted_deal_counts_no_longer_and_stays_readable() {
    Publisher.SHARED.publish(
        pipeline(p),
        opened(d, p, "pitch", "10.00"),
        won(d, p, "pitch", "10.00", TUESDAY),
        deleted(d, p, null, FRIDAY));
    var deal = service.get("/api/deals/" + d + "?minVersion=2").json();
    assertThat(deal.get("status").asString()).isEqualTo("deleted");
    assertThat(ids(service.get("/api/deals?pipeline=" + p).json())).isEmpty();
    assertThat(service.get("/api/owners?pipeline=" + p).json().get("items").size()).isZero();
    var board = service.get("/api/board?pipeline=" + p).json();
    assertThat(board.at("/outcomes/won/count").asInt()).isZero();
    assertThat(service.get("/api/deals/" + d + "/timeline").json().get("items").size())
        .isEqualTo(3);
  }

  @Test
  void a_deal_handed_off_goes_on_in_the_other_pipeline_and_both_show_how() {
    var q = newId("p");
    Publisher.SHARED.publish(
        pipeline(p),
        pipeline(q),
        opened(d, p, "pitch", "10.00"),
        handedOff(d, p, "pitch", q, "prospecting", 1, "12.00", TUESDAY));
    var deal = service.get("/api/deals/" + d + "?minVersion=1").json();
    assertThat(deal.get("pipelineId").asString()).isEqualTo(q);
    assertThat(deal.get("stageId").asString()).isEqualTo("prospecting");
    assertThat(deal.at("/value/amount").asString()).isEqualTo("12.00");
    assertThat(ids(service.get("/api/deals?pipeline=" + p).json())).isEmpty();
    for (var pipeline : new String[] {p, q}) {
      var newest = service.get("/api/transitions?pipeline=" + pipeline).json().get("items").get(0);
      assertThat(newest.get("kind").asString()).isEqualTo("handed_off");
      assertThat(newest.get("fromPipelineId").asString()).isEqualTo(p);
      assertThat(newest.get("from").asString()).isEqualTo("pitch");
      assertThat(newest.get("to").asString()).isEqualTo("prospecting");
    }
  }

  @Test
  void waits_for_the_version_that_was_asked_for() {
    Publisher.SHARED.publish(opened(d, p, "prospecting", "1250.00"));
    var waiting =
        CompletableFuture.supplyAsync(() -> service.get("/api/deals/" + d + "?minVersion=1"));
    service.get("/api/deals/" + d + "?minVersion=0");
    assertThat(waiting).isNotDone();
    Publisher.SHARED.publish(moved(d, p, "prospecting", "pitch", 1, TUESDAY));
    assertThat(waiting.join().json().get("version").asInt()).isEqualTo(1);
  }

  @Test
  void does_not_wait_for_ever() {
    var begun = System.nanoTime();
    var answer = service.get("/api/deals/" + d + "?minVersion=0");
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.json().get("field").asString()).isEqualTo("minVersion");
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
  }

  @Test
  void the_timeline_has_every_event_as_it_was_published() {
    var envelopes =
        Publisher.SHARED.publish(
            opened(d, p, "prospecting", "1250.00"),
            moved(d, p, "prospecting", "pitch", 1, TUESDAY),
            won(d, p, "pitch", "1300.50", FRIDAY));
    service.get("/api/deals/" + d + "?minVersion=2");

    var timeline = service.get("/api/deals/" + d + "/timeline").json();

    assertThat(timeline.get("items").size()).isEqualTo(3);
    var last = timeline.get("items").get(2);
    assertThat(last.get("eventId").asString()).isEqualTo(envelopes.getLast().id());
    assertThat(last.get("position").asLong()).isEqualTo(envelopes.getLast().position());
    assertThat(last.get("commandId").asString()).isEqualTo(envelopes.getLast().causationId());
    assertThat(last.get("recordedAt").asString()).isEqualTo(envelopes.getLast().recordedTime());
    assertThat(last.get("dealChain").asString())
        .isEqualTo(java.util.HexFormat.of().formatHex(envelopes.getLast().dealChain()));
    assertThat(last.at("/data/amount/amount").asString()).isEqualTo("1300.50");
    assertThat(last.at("/transition/kind").asString()).isEqualTo("won");
    assertThat(last.at("/transition/dwellSeconds").asDecimal()).isEqualByComparingTo("259200.125");
  }

  @Test
  void what_fell_due_stands_in_the_timeline_and_leaves_the_deal_as_it_was() {
    Publisher.SHARED.publish(
        opened(d, p, "prospecting", "1250.00"), fellDue(d, p, "prospecting", TUESDAY));
    var deal = service.get("/api/deals/" + d + "?minVersion=1").json();
    var last = service.get("/api/deals/" + d + "/timeline").json().get("items").get(1);

    assertThat(deal.get("stageId").asString()).isEqualTo("prospecting");
    assertThat(last.get("type").asString()).isEqualTo("io.dealstream.deal.activity-fell-due.v1");
    assertThat(last.at("/data/via").asString()).isEqualTo("clock");
    assertThat(last.at("/data/dueAt").asString()).isEqualTo(TUESDAY.toString());
    assertThat(last.has("transition")).isFalse();
  }

  @Test
  void is_found_by_what_is_known_of_it() {
    Publisher.SHARED.publish(opened(d, p, "prospecting", "1250.00"));
    service.get("/api/deals/" + d + "?minVersion=0");
    for (var known :
        new String[] {
          "externalId=ext-" + d,
          "q=" + d.substring(3, 20),
          "owner=rita&q=" + d,
          "q=deal+" + d,
          "status=open",
          "stage=prospecting",
          "team=north",
          "source=web"
        }) {
      assertThat(ids(service.get("/api/deals?pipeline=" + p + "&" + known).json()))
          .as(known)
          .containsExactly(d);
    }
    for (var wrong :
        new String[] {
          "status=won", "stage=pitch", "owner=otto", "team=south", "source=fair", "q=%25"
        }) {
      assertThat(ids(service.get("/api/deals?pipeline=" + p + "&" + wrong).json()))
          .as(wrong)
          .isEmpty();
    }
  }

  @Test
  void its_transitions_are_found_by_whose_they_were() {
    Publisher.SHARED.publish(opened(d, p, "prospecting", "1250.00"));
    service.get("/api/deals/" + d + "?minVersion=0");
    for (var known : new String[] {"owner=rita", "team=north", "source=web"}) {
      assertThat(transitions(known)).as(known).containsExactly(d);
    }
    for (var wrong : new String[] {"owner=otto", "team=south", "source=fair"}) {
      assertThat(transitions(wrong)).as(wrong).isEmpty();
    }
  }

  private List<String> transitions(String asked) {
    return service
        .get("/api/transitions?pipeline=" + p + "&" + asked)
        .json()
        .get("items")
        .valueStream()
        .map(item -> item.get("dealId").asString())
        .toList();
  }

  @Test
  void pages_neither_repeat_nor_miss_a_deal_while_others_come_and_change() {
    var known = new ArrayList<String>();
    for (var n = 0; n < 9; n++) {
      var id = newId("d");
      known.add(id);
      Publisher.SHARED.publish(opened(id, p, "prospecting", "1.00"));
    }
    for (var id : known) {
      service.get("/api/deals/" + id + "?minVersion=0");
    }
    var seen = new ArrayList<String>();
    var cursor = "";
    while (cursor != null) {
      var page = service.get("/api/deals?limit=2&pipeline=" + p + cursor).json();
      seen.addAll(ids(page));
      var newcomer = newId("d");
      var changed = known.get(seen.size() % known.size());
      Publisher.SHARED.publish(
          opened(newcomer, p, "pitch", "1.00"),
          moved(changed, p, "prospecting", "pitch", 1, TUESDAY));
      service.get("/api/deals/" + newcomer + "?minVersion=0");
      cursor = page.get("next").isNull() ? null : "&cursor=" + page.get("next").asString();
    }
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(known));
  }

  private static ArrayList<String> ids(JsonNode page) {
    var ids = new ArrayList<String>();
    page.get("items").forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }
}
