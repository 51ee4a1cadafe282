package io.dealstream.query.followups;

import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.calledOff;
import static io.dealstream.query.support.Sample.deleted;
import static io.dealstream.query.support.Sample.done;
import static io.dealstream.query.support.Sample.missed;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.planned;
import static io.dealstream.query.support.Sample.putOff;
import static io.dealstream.query.support.Sample.reassigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReadingFollowUpsTest {

  private static final Service service = Service.shared();
  private static final Instant NEXT_YEAR = Instant.now().plus(365, ChronoUnit.DAYS);

  private final String p = newId("p");
  private final String d = newId("d");

  @Test
  void it_tells_what_is_to_be_done_for_which_deal_by_whom_and_when() {
    Publisher.SHARED.publish(
        pipeline(p),
        opened(d, p, "pitch", null),
        planned(d, p, "a1", "ask again", FRIDAY, TUESDAY),
        reassigned(d, p, "otto", TUESDAY));
    visible(d, 2);
    assertThat(get("").at("/items/0"))
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"dealId": "%s", "dealName": "Deal %1$s", "pipelineId": "%s", "activityId": "a1",
                 "type": "follow-up", "title": "ask again", "stage": "pitch", "state": "open",
                 "plannedAt": "%s", "dueAt": "%s", "missedAt": null, "doneAt": null, "by": null,
                 "owner": "otto", "team": "south", "source": "web"}"""
                    .formatted(d, p, TUESDAY, FRIDAY)));
  }

  @Test
  void what_was_done_late_says_when_it_was_missed_first_and_what_was_called_off_is_open_no_more() {
    Publisher.SHARED.publish(
        opened(d, p, "pitch", null),
        planned(d, p, "a1", "one", TUESDAY, MONDAY),
        planned(d, p, "a2", "two", NEXT_YEAR, MONDAY),
        missed(d, p, "a1", TUESDAY),
        putOff(d, p, "a1", FRIDAY, TUESDAY),
        missed(d, p, "a1", FRIDAY),
        done(d, p, "a1", "mia", FRIDAY.plusSeconds(60), FRIDAY.plusSeconds(90)),
        calledOff(d, p, "a2", FRIDAY.plusSeconds(95)));
    visible(d, 7);
    assertThat(titles("")).isEmpty();
    assertThat(titles("&state=cancelled")).containsExactly("two");
    var late = get("&state=done").at("/items/0");
    assertThat(late.at("/missedAt").asString()).isEqualTo(TUESDAY.toString());
    assertThat(late.at("/dueAt").asString()).isEqualTo(FRIDAY.toString());
    assertThat(late.at("/doneAt").asString()).isEqualTo(FRIDAY.plusSeconds(60).toString());
    assertThat(late.at("/by").asString()).isEqualTo("mia");
  }

  @Test
  void what_is_due_first_comes_first_page_by_page_and_what_has_no_time_last() {
    Publisher.SHARED.publish(
        opened(d, p, "pitch", null),
        planned(d, p, "a1", "at any time", null, MONDAY),
        planned(d, p, "a2", "next year", NEXT_YEAR, MONDAY),
        planned(d, p, "a3", "friday", FRIDAY, MONDAY),
        planned(d, p, "a4", "friday too", FRIDAY, MONDAY),
        planned(d, p, "a5", "tuesday", TUESDAY, MONDAY));
    visible(d, 5);
    var found = new ArrayList<List<String>>();
    var cursor = "";
    do {
      var page = get("&limit=2" + cursor);
      found.add(titles(page));
      cursor = page.at("/next").isNull() ? "" : "&cursor=" + page.at("/next").asString();
    } while (!cursor.isEmpty());
    assertThat(found)
        .containsExactly(
            List.of("tuesday", "friday"),
            List.of("friday too", "next year"),
            List.of("at any time"));
    assertThat(titles("&state=overdue")).containsExactly("tuesday", "friday", "friday too");
    assertThat(titles("&dueBefore=" + FRIDAY)).containsExactly("tuesday");
    assertThat(titles("&dueFrom=" + FRIDAY)).containsExactly("friday", "friday too", "next year");
    assertThat(titles("&dueFrom=" + TUESDAY + "&dueBefore=" + FRIDAY)).containsExactly("tuesday");
    assertThat(titles("&dueFrom=" + FRIDAY + "&dueBefore=" + FRIDAY)).isEmpty();
  }

  @Test
  void it_is_found_by_owner_team_deal_and_type_and_not_for_a_deal_that_is_gone() {
    var other = newId("d");
    var gone = newId("d");
    Publisher.SHARED.publish(
        opened(d, p, "pitch", null),
        opened(other, p, "pitch", null),
        opened(gone, p, "pitch", null),
        planned(d, p, "a1", "mine", FRIDAY, MONDAY),
        planned(other, p, "a1", "otto's", FRIDAY, MONDAY),
        planned(gone, p, "a1", "nobody's", FRIDAY, MONDAY),
        reassigned(other, p, "otto", TUESDAY),
        deleted(gone, p, "pitch", TUESDAY));
    visible(gone, 2);
    visible(other, 2);
    visible(d, 1);
    assertThat(titles("")).containsExactly("mine", "otto's");
    assertThat(titles("&owner=otto")).containsExactly("otto's");
    assertThat(titles("&team=north")).containsExactly("mine");
    assertThat(titles("&source=web")).containsExactly("mine", "otto's");
    assertThat(titles("&source=fair")).isEmpty();
    assertThat(titles("&deal=" + other)).containsExactly("otto's");
    assertThat(titles("&type=follow-up")).containsExactly("mine", "otto's");
    assertThat(titles("&type=call")).isEmpty();
    assertThat(titles("&stage=pitch")).containsExactly("mine", "otto's");
    assertThat(titles("&stage=closing")).isEmpty();
  }

  /** The plain way: what each activity came to, an event after the other. */
  @Test
  void whatever_becomes_of_many_the_list_is_what_the_events_say() {
    var random = new Random(7);
    var events = new ArrayList<DealEvent>();
    var open = new TreeMap<String, Instant>();
    var over = new HashMap<String, String>();
    events.add(opened(d, p, "pitch", null));
    var at = MONDAY;
    for (var n = 0; n < 200; n++) {
      at = at.plusSeconds(1 + random.nextInt(100_000));
      if (open.isEmpty() || random.nextInt(3) == 0) {
        var id = "a%03d".formatted(n);
        var due = at.plusSeconds(1 + random.nextInt(1_000_000));
        events.add(planned(d, p, id, id, due, at));
        open.put(id, due);
        continue;
      }
      var id = List.copyOf(open.keySet()).get(random.nextInt(open.size()));
      switch (random.nextInt(4)) {
        case 0 -> {
          var due = at.plusSeconds(1 + random.nextInt(1_000_000));
          events.add(putOff(d, p, id, due, at));
          open.put(id, due);
        }
        case 1 -> events.add(missed(d, p, id, open.get(id)));
        case 2 -> {
          events.add(done(d, p, id, "mia", at, at));
          over.put(id, "done");
          open.remove(id);
        }
        default -> {
          events.add(calledOff(d, p, id, at));
          over.put(id, "cancelled");
          open.remove(id);
        }
      }
    }
    Publisher.SHARED.publish(events);
    visible(d, events.size() - 1);
    var expected =
        open.entrySet().stream()
            .sorted(Map.Entry.<String, Instant>comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    assertThat(titles("&limit=200")).isEqualTo(expected);
    for (var state : List.of("done", "cancelled")) {
      assertThat(titles("&limit=200&state=" + state))
          .containsExactlyInAnyOrderElementsOf(
              over.entrySet().stream()
                  .filter(end -> end.getValue().equals(state))
                  .map(Map.Entry::getKey)
                  .toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "state=late, unknown-state, state",
    "limit=0, limit-out-of-range, limit",
    "cursor=x, malformed-cursor, cursor",
    "cursor=bm8gMQ, malformed-cursor, cursor",
    "dueBefore=tomorrow, malformed-instant, dueBefore",
    "dueFrom=2026-03-06, malformed-instant, dueFrom",
    "dueFrom=2026-03-06T00:00:00Z&dueBefore=2026-03-05T00:00:00Z, reversed-range, dueFrom"
  })
  void what_is_asked_wrongly_is_said(String query, String rule, String field) {
    var answer = service.get("/api/follow-ups?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/" + rule);
    assertThat(answer.json().at("/field").asString()).isEqualTo(field);
  }

  private static void visible(String deal, int version) {
    // A deal that is gone is still answered.
    assertThat(service.get("/api/deals/" + deal + "?minVersion=" + version).status())
        .isEqualTo(200);
  }

  private JsonNode get(String query) {
    var answer = service.get("/api/follow-ups?pipeline=" + p + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<String> titles(String query) {
    return titles(get(query));
  }

  private static List<String> titles(JsonNode page) {
    return page.at("/items").valueStream().map(item -> item.at("/title").asString()).toList();
  }
}
