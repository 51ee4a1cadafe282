package io.dealstream.query.history;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.STAGES;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.deleted;
import static io.dealstream.query.support.Sample.handedOff;
import static io.dealstream.query.support.Sample.lost;
import static io.dealstream.query.support.Sample.merged;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.reopened;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is asked of transitions, those are listed that a plain look at each of them finds. */
class NarrowingTransitionsTest {

  private static final List<String> KINDS =
      List.of("opened", "moved", "won", "lost", "reopened", "handed_off", "merged", "deleted");
  private static final List<Instant> TIMES = List.of(MONDAY, TUESDAY, FRIDAY);

  private static final Service service = Service.shared();
  private static final Random dice = new Random(3);
  private static final String P = newId("p");
  private static final String Q = newId("p");

  @BeforeAll
  static void tell() {
    Publisher.SHARED.publish(pipeline(P), pipeline(Q));
    for (var n = 0; n < 25; n++) {
      var deal = newId("d");
      var events = way(deal);
      Publisher.SHARED.publish(events);
      service.get("/api/deals/" + deal + "?minVersion=" + (events.size() - 1));
    }
  }

  private static List<DealEvent> way(String deal) {
    var events = new ArrayList<DealEvent>();
    events.add(opened(deal, P, "prospecting", null));
    events.add(moved(deal, P, "prospecting", "pitch", 1, any(TIMES)));
    events.add(
        dice.nextBoolean()
            ? won(deal, P, "pitch", "1.00", any(TIMES))
            : lost(deal, P, "pitch", any(TIMES)));
    events.add(reopened(deal, P, any(STAGES), 2, any(TIMES)));
    var stage = ((DealEvent.Reopened) events.getLast()).to();
    switch (dice.nextInt(4)) {
      case 0, 1 -> {
        events.add(handedOff(deal, P, stage, Q, any(STAGES), 3, "2.00", any(TIMES)));
        stage = ((DealEvent.HandedOff) events.getLast()).to();
        events.add(moved(deal, Q, stage, "qualification", 4, any(TIMES)));
      }
      case 2 -> events.add(merged(deal, P, stage, newId("d"), any(TIMES)));
      default -> events.add(deleted(deal, P, stage, any(TIMES)));
    }
    return events;
  }

  @Test
  void those_are_found_that_are_all_that_is_asked_in_their_order_and_each_once() {
    var told = new HashSet<String>();
    for (var pipeline : List.of(P, Q)) {
      var all = found("pipeline=" + pipeline, 200);
      for (var n = 0; n < 400; n++) {
        var stage = orNone(STAGES);
        var kind = orNone(KINDS);
        var from = orNone(TIMES);
        var before = orNone(TIMES);
        if (from != null && before != null && from.isAfter(before)) {
          before = from;
        }
        var end = before;
        var expected =
            all.stream()
                .filter(t -> stage == null || isAt(t, stage, pipeline))
                .filter(t -> kind == null || t.at("/kind").asString().equals(kind))
                .filter(t -> from == null || !at(t).isBefore(from))
                .filter(t -> end == null || at(t).isBefore(end))
                .toList();
        var asked =
            "pipeline="
                + pipeline
                + is("stage", stage)
                + is("kind", kind)
                + is("from", from)
                + is("before", before);
        assertThat(found(asked, 1 + dice.nextInt(40))).as(asked).isEqualTo(expected);
        if (!expected.isEmpty()) {
          told.add(stage);
          told.add(kind);
        }
      }
    }
    assertThat(told).containsAll(KINDS).containsAll(STAGES);
  }

  @Test
  void without_a_pipeline_a_stage_is_one_of_any() {
    var handed = found("kind=handed_off&pipeline=" + P, 200).getFirst();
    for (var stage : List.of(handed.at("/from").asString(), handed.at("/to").asString())) {
      assertThat(found("deal=" + handed.at("/dealId").asString() + is("stage", stage), 50))
          .contains(handed);
    }
  }

  /** Of a transition between two pipelines each has one stage. */
  private static boolean isAt(JsonNode transition, String stage, String pipeline) {
    var to = transition.at("/pipelineId").asString();
    var from = transition.at("/fromPipelineId").asString(to);
    return (to.equals(pipeline) && transition.at("/to").asString("").equals(stage))
        || (from.equals(pipeline) && transition.at("/from").asString("").equals(stage));
  }

  private static Instant at(JsonNode transition) {
    return Instant.parse(transition.at("/occurredAt").asString());
  }

  private static String is(String parameter, Object value) {
    return value == null ? "" : "&" + parameter + "=" + value;
  }

  private static <T> T any(List<T> some) {
    return some.get(dice.nextInt(some.size()));
  }

  private static <T> T orNone(List<T> some) {
    return dice.nextInt(3) == 0 ? any(some) : null;
  }

  /** Page by page. */
  private static List<JsonNode> found(String asked, int limit) {
    var items = new ArrayList<JsonNode>();
    var cursor = "";
    while (cursor != null) {
      var answer = service.get("/api/transitions?limit=" + limit + "&" + asked + cursor);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      answer.json().at("/items").forEach(items::add);
      var next = answer.json().at("/next");
      cursor = next.isNull() ? null : "&cursor=" + next.asString();
    }
    return items;
  }
}
