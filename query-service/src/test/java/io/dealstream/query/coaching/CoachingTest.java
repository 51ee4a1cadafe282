package io.dealstream.query.coaching;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.AS_OF;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.calledOff;
import static io.dealstream.query.support.Sample.done;
import static io.dealstream.query.support.Sample.missed;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.planned;
import static io.dealstream.query.support.Sample.reassigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.metric.Window;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CoachingTest {

  private static final Service service = Service.shared();

  private final String p = newId("p");
  private final String d = newId("d");
  private final String e = newId("d");

  @Test
  void each_owner_stands_beside_the_median_of_the_own_team() {
    Publisher.SHARED.publish(pipeline(p), opened(d, p, "pitch", null));
    for (var other : List.of("mia", "otto", "zoe")) {
      var id = newId("d");
      Publisher.SHARED.publish(opened(id, p, "pitch", null), reassigned(id, p, other, TUESDAY));
      visible(id, 1);
    }
    Publisher.SHARED.figures(
        winRate("rita", 1, 1, "0.500000"),
        winRate("mia", 1, 3, "0.250000"),
        winRate("otto", 3, 1, "0.750000"),
        winRate("zoe", 0, 0, null),
        cycle("mia", "100.000"),
        entries("otto", "pitch", "0.400000"),
        dwell("otto", "pitch", "12.500"),
        dwell("mia", "pitch", "10.500"));
    var answer = settled(4, 7);
    assertThat(each(answer, "owner")).containsExactly("mia", "otto", "rita", "zoe");
    assertThat(each(answer, "team")).containsExactly("south", "south", "north", "south");
    assertThat(of(answer, "mia", "winRate")).isEqualTo("0.25 of 0.25");
    assertThat(of(answer, "otto", "winRate")).isEqualTo("0.75 of 0.25");
    assertThat(of(answer, "rita", "winRate")).isEqualTo("0.5 of 0.5");
    assertThat(of(answer, "zoe", "winRate")).as("nothing decided").isEqualTo("null of 0.25");
    assertThat(of(answer, "otto", "cycleSeconds")).isEqualTo("null of 100.0");
    assertThat(of(answer, "rita", "cycleSeconds")).isEqualTo("null of null");
    var pitch = owner(answer, "otto").at("/stages/2");
    assertThat(pitch.at("/stageId").asString()).isEqualTo("pitch");
    assertThat(beside(pitch.at("/advanceRate"))).isEqualTo("0.4 of 0.4");
    assertThat(beside(pitch.at("/dwellSeconds"))).isEqualTo("12.5 of 10.5");
    assertThat(owner(answer, "otto").at("/won").asInt()).isEqualTo(3);
    assertThat(answer.at("/folded/deal-events-0").asInt()).isEqualTo(4);
    assertThat(answer.at("/asOf").asString()).isEqualTo(AS_OF.toString());
    assertThat(each(get("&team=north"), "owner")).containsExactly("rita");
  }

  @Test
  void a_follow_up_is_kept_that_was_done_before_it_was_missed_and_counts_once_its_time_has_come() {
    Publisher.SHARED.publish(
        pipeline(p),
        opened(d, p, "pitch", null),
        opened(e, p, "pitch", null),
        planned(d, p, "kept", "x", FRIDAY, MONDAY),
        planned(d, p, "late", "x", TUESDAY, MONDAY),
        planned(d, p, "missed", "x", TUESDAY, MONDAY),
        planned(d, p, "called off", "x", TUESDAY, MONDAY),
        planned(d, p, "to come", "x", FRIDAY.plusSeconds(9), MONDAY),
        planned(e, p, "otto's", "x", FRIDAY, MONDAY),
        done(d, p, "kept", "rita", TUESDAY, TUESDAY),
        missed(d, p, "late", TUESDAY),
        missed(d, p, "missed", TUESDAY),
        done(d, p, "late", "rita", FRIDAY, FRIDAY),
        calledOff(d, p, "called off", FRIDAY),
        done(e, p, "otto's", "otto", TUESDAY, TUESDAY),
        reassigned(e, p, "otto", FRIDAY));
    visible(d, 10);
    visible(e, 3);
    Publisher.SHARED.figures(winRate("rita", 1, 1, "0.5"), winRate("otto", 1, 1, "0.5"));
    var answer = settled(2, 4);
    assertThat(owner(answer, "rita").at("/followUpsDue").asInt()).isEqualTo(3);
    assertThat(of(answer, "rita", "followUpsKept")).isEqualTo("0.333333 of 0.333333");
    assertThat(of(answer, "otto", "followUpsKept")).isEqualTo("1.0 of 1.0");
    assertThat(get("&window=day:2026-03-03").at("/owners")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "window=year, 400, unknown-window, window",
    "pipeline=x, 404, unknown-pipeline, pipeline"
  })
  void what_is_asked_wrongly_is_said(String query, int status, String rule, String field) {
    Publisher.SHARED.publish(pipeline(p));
    eventually(() -> assertThat(ask("").status()).isEqualTo(200));
    var answer =
        query.startsWith("pipeline") ? service.get("/api/coaching?" + query) : ask("&" + query);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/" + rule);
    assertThat(answer.json().at("/field").asString()).isEqualTo(field);
  }

  private MetricRecord<WinRate> winRate(String owner, long won, long lost, String rate) {
    return of(
        "win-rate",
        owner,
        new WinRate(won, lost, decimal(rate), null, Money.of("1", "EUR"), null, 0));
  }

  private MetricRecord<Cycle> cycle(String owner, String p50) {
    var seconds = decimal(p50);
    return of(
        "cycle",
        owner,
        new Cycle(Cycle.Reading.ACTIVE, 1, seconds, seconds, seconds, seconds, seconds));
  }

  private MetricRecord<StageEntries> entries(String owner, String stage, String rate) {
    return of(
        "stage-entries",
        owner,
        new StageEntries(stage, 1, 1, 0, 0, 0, 0, 0, 0, 0, decimal(rate), null));
  }

  private MetricRecord<StageDwell> dwell(String owner, String stage, String p50) {
    var seconds = decimal(p50);
    return of(
        "stage-dwell",
        owner,
        new StageDwell(
            stage,
            StageDwell.Reading.VISIT,
            1,
            seconds,
            seconds,
            seconds,
            seconds,
            seconds,
            seconds,
            seconds,
            0L,
            null,
            null));
  }

  private <I extends MetricItem> MetricRecord<I> of(String metric, String owner, I item) {
    return new MetricRecord<>(
        metric,
        1,
        p,
        Window.ALL,
        Segment.owner(owner),
        item,
        Map.of(),
        AS_OF,
        Map.of("deal-events-0", 4L),
        false);
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  /** Once every topic has told what it has. */
  private JsonNode settled(int owners, int values) {
    var answer = new JsonNode[1];
    eventually(
        () -> {
          answer[0] = get("");
          assertThat(answer[0].at("/owners").size()).isEqualTo(owners);
          assertThat(answer[0].findValues("value").stream().filter(v -> !v.isNull()))
              .hasSize(values);
        });
    return answer[0];
  }

  private JsonNode get(String query) {
    var answer = ask(query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Service.Answer ask(String query) {
    var window = query.contains("window=") ? "" : "&window=all";
    return service.get("/api/coaching?pipeline=" + p + window + query);
  }

  private static void visible(String deal, int version) {
    assertThat(service.get("/api/deals/" + deal + "?minVersion=" + version).status())
        .isEqualTo(200);
  }

  private static JsonNode owner(JsonNode answer, String owner) {
    return answer
        .at("/owners")
        .valueStream()
        .filter(o -> o.at("/owner").asString().equals(owner))
        .findAny()
        .orElseThrow();
  }

  private static String of(JsonNode answer, String owner, String field) {
    return beside(owner(answer, owner).at("/" + field));
  }

  private static String beside(JsonNode figure) {
    return figure.at("/value").asString("null")
        + " of "
        + figure.at("/teamMedian").asString("null");
  }

  private static List<String> each(JsonNode answer, String field) {
    return answer.at("/owners").valueStream().map(o -> o.at("/" + field).asString()).toList();
  }
}
