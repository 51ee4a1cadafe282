package io.dealstream.query.bottleneck;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.dwellOfLate;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.lost;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.reassigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.Segment;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FindingBottlenecksTest {

  private static final Service service = Service.shared();

  /** More than any deal here has lived. */
  private static final String AGES = "99999999999";

  private final String p = newId("p");
  private final String one = newId("d");
  private final String two = newId("d");
  private final String three = newId("d");
  private final String four = newId("d");

  @BeforeEach
  void three_deals_are_open_in_two_stages_and_one_is_lost() {
    Publisher.SHARED.publish(
        pipeline(p),
        opened(one, p, "prospecting", "100"),
        opened(two, p, "prospecting", "100"),
        opened(three, p, "prospecting", "100"),
        moved(three, p, "prospecting", "pitch", 1, FRIDAY),
        reassigned(three, p, "otto", FRIDAY),
        opened(four, p, "pitch", "100"),
        lost(four, p, "pitch", TUESDAY));
    Map.of(one, 0, two, 0, three, 2, four, 1).forEach(FindingBottlenecksTest::awaitVersion);
  }

  @Test
  void the_stage_is_first_in_which_most_is_waited_beyond_what_is_usual() {
    Publisher.SHARED.figures(
        dwellOfLate(p, Segment.ALL, "pitch", "10.5"),
        dwellOfLate(p, Segment.ALL, "prospecting", "3600.25"),
        dwellOfLate(p, Segment.ALL, "qualification", "1"),
        dwellOfLate(p, Segment.ALL, "closing", "1"));
    var answer = settled("", 4);
    assertThat(each(answer, "stageId"))
        .containsExactly("prospecting", "pitch", "qualification", "closing");
    assertThat(each(answer, "rank")).containsExactly("1", "2", "3", "4");
    assertThat(each(answer, "openCount")).containsExactly("2", "1", "0", "0");
    var now = Instant.parse(answer.get("asOf").asString());
    assertThat(seconds(answer, 0)).isEqualByComparingTo(twice(since(MONDAY, now, "3600.25")));
    assertThat(seconds(answer, 1)).isEqualByComparingTo(since(FRIDAY, now, "10.5"));
    assertThat(seconds(answer, 2)).isEqualByComparingTo("0");
    assertThat(answer.at("/items/0/p50Seconds").decimalValue()).isEqualByComparingTo("3600.25");
    assertThat(answer.at("/window/kind").asString()).isEqualTo("all");
    assertThat(answer.at("/metric").asString()).isEqualTo("bottleneck");
    assertThat(answer.at("/folded/deal-events-0").asInt()).isEqualTo(7);
    assertThat(answer.get("reasons").isEmpty()).isTrue();
  }

  @Test
  void who_is_there_for_less_than_is_usual_makes_up_for_nobody() {
    Publisher.SHARED.figures(
        dwellOfLate(p, Segment.ALL, "prospecting", AGES),
        dwellOfLate(p, Segment.ALL, "pitch", "10.5"));
    var answer = settled("", 2);
    assertThat(each(answer, "stageId"))
        .containsExactly("pitch", "prospecting", "qualification", "closing");
    assertThat(seconds(answer, 1)).isEqualByComparingTo("0");
  }

  @Test
  void where_nothing_ended_of_late_it_is_not_known() {
    Publisher.SHARED.figures(dwellOfLate(p, Segment.ALL, "prospecting", "1"));
    var answer = settled("", 1);
    assertThat(each(answer, "stageId"))
        .containsExactly("prospecting", "qualification", "closing", "pitch");
    assertThat(answer.at("/items/3/rank").isNull()).isTrue();
    assertThat(answer.at("/items/3/waitingSeconds").isNull()).isTrue();
    assertThat(answer.at("/items/3/openCount").asInt()).isOne();
    assertThat(answer.at("/reasons/waitingSeconds").asString()).isEqualTo("nothing-closed");
  }

  @Test
  void a_segment_has_its_own_median_and_the_deals_it_has_now() {
    Publisher.SHARED.figures(
        dwellOfLate(p, Segment.ALL, "pitch", AGES),
        dwellOfLate(p, Segment.owner("otto"), "pitch", "1"));
    var answer = settled("&segment=owner:otto", 1);
    assertThat(each(answer, "stageId").getFirst()).isEqualTo("pitch");
    assertThat(each(answer, "openCount")).containsExactly("1", "0", "0", "0");
    var now = Instant.parse(answer.get("asOf").asString());
    assertThat(seconds(answer, 0)).isEqualByComparingTo(since(FRIDAY, now, "1"));
    assertThat(open("team:north", "prospecting")).isEqualTo(2);
    assertThat(open("team:north", "pitch")).isZero();
    assertThat(open("team:south", "pitch")).isOne();
    assertThat(open("source:web", "prospecting")).isEqualTo(2);
    assertThat(each(settled("&segment=source:fair", 0), "openCount")).containsOnly("0");
  }

  private int open(String segment, String stage) {
    var answer = settled("&segment=" + segment, 0);
    return answer.get("items").get(each(answer, "stageId").indexOf(stage)).get("openCount").asInt();
  }

  private static void awaitVersion(String deal, int version) {
    eventually(
        () -> {
          var answer = service.get("/api/deals/" + deal);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.json().get("version").asInt()).isEqualTo(version);
        });
  }

  /** Once that many medians are there. */
  private JsonNode settled(String more, int medians) {
    return eventually(
        () -> {
          var answer = service.get("/api/metrics/bottleneck?pipeline=" + p + more);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(each(answer.json(), "p50Seconds").stream().filter(s -> !s.isEmpty()))
              .hasSize(medians);
          return answer.json();
        });
  }

  private static BigDecimal since(Instant entered, Instant now, String usual) {
    return BigDecimal.valueOf(now.toEpochMilli() - entered.toEpochMilli(), 3)
        .subtract(new BigDecimal(usual));
  }

  private static BigDecimal twice(BigDecimal seconds) {
    return seconds.add(seconds);
  }

  private static BigDecimal seconds(JsonNode answer, int item) {
    return answer.at("/items/" + item + "/waitingSeconds").decimalValue();
  }

  private static List<String> each(JsonNode answer, String field) {
    var values = new ArrayList<String>();
    answer.get("items").forEach(item -> values.add(item.get(field).asString("")));
    return values;
  }
}
