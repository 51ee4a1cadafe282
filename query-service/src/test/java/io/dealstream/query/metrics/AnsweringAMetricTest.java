package io.dealstream.query.metrics;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.AS_OF;
import static io.dealstream.query.support.Figure.cycle;
import static io.dealstream.query.support.Figure.done;
import static io.dealstream.query.support.Figure.dwell;
import static io.dealstream.query.support.Figure.email;
import static io.dealstream.query.support.Figure.entries;
import static io.dealstream.query.support.Figure.forecast;
import static io.dealstream.query.support.Figure.open;
import static io.dealstream.query.support.Figure.reach;
import static io.dealstream.query.support.Figure.winRate;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.newVersion;
import static io.dealstream.query.support.Sample.pipeline;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.EventJson;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.metric.Cycle;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageDwell.Reading;
import io.dealstream.events.metric.Window;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnsweringAMetricTest {

  private static final Service service = Service.shared();
  private final String p = newId("p");

  @Test
  void a_pipeline_of_which_nothing_has_been_measured_has_no_items() {
    Publisher.SHARED.publish(pipeline(p));
    var answer = answer("velocity", "", 0);
    assertThat(answer.get("items").size()).isZero();
    assertThat(answer.get("asOf").isNull()).isTrue();
    assertThat(answer.get("definition").asInt()).isEqualTo(1);
    assertThat(answer.at("/window/kind").asString()).isEqualTo("all");
    assertThat(answer.at("/segment/dimension").asString()).isEqualTo("all");
  }

  @Test
  void a_figure_is_answered_as_it_was_published() {
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.figures(winRate(p, 3, 4));
    var answer = answer("win-rate", "", 1);
    assertThat(answer.get("items").get(0))
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"won":3,"lost":4,"rateByCount":0.500000,"rateByValue":null,
                "wonValue":{"amount":"100.00","currency":"EUR"},
                "lostValue":{"amount":"100.00","currency":"EUR"},"withoutValue":1}\
                """));
    assertThat(answer.at("/reasons/rateByValue").asString()).isEqualTo("value-missing");
    assertThat(answer.at("/folded/deal-events-1").asInt()).isEqualTo(7);
    assertThat(answer.get("asOf").asString()).isEqualTo(AS_OF.toString());
  }

  @Test
  void stages_stand_in_the_order_of_the_newest_version_and_what_was_folded_is_the_highest() {
    Publisher.SHARED.publish(pipeline(p, "one", "two", "three"));
    Publisher.SHARED.publish(newVersion(p, 1, "three", "one", "two"));
    var later = AS_OF.plusSeconds(60);
    Publisher.SHARED.figures(
        entries(p, "one", 1, AS_OF, Map.of("deal-events-0", 4L, "deal-events-1", 9L)),
        entries(p, "two", 2, later, Map.of("deal-events-0", 7L)),
        entries(p, "three", 3, AS_OF, Map.of("deal-events-1", 2L)),
        dwell(p, "one", Reading.FIRST, 1),
        dwell(p, "one", Reading.VISIT, 1),
        dwell(p, "two", Reading.CUMULATIVE, 1),
        dwell(p, "one", Reading.CUMULATIVE, 1),
        dwell(p, "three", Reading.VISIT, 1));

    // Figures may be read before the version is.
    eventually(
        () ->
            assertThat(each(answer("stage-entries", "", 3), "stageId"))
                .containsExactly("three", "one", "two"));
    var entries = answer("stage-entries", "", 3);
    assertThat(entries.get("folded"))
        .isEqualTo(Service.JSON.readTree("{\"deal-events-0\":7,\"deal-events-1\":9}"));
    assertThat(entries.get("asOf").asString()).isEqualTo(later.toString());
    assertThat(entries.at("/reasons/advanceRate").asString()).isEqualTo("nothing-ended");
    var dwell = answer("stage-dwell", "", 5);
    assertThat(each(dwell, "stageId")).containsExactly("three", "one", "one", "one", "two");
    assertThat(each(dwell, "reading"))
        .containsExactly("visit", "visit", "cumulative", "first", "cumulative");
  }

  @Test
  void pairs_of_stages_stand_in_order_and_to_be_won_comes_last() {
    Publisher.SHARED.publish(pipeline(p, "one", "two", "three"));
    Publisher.SHARED.figures(
        reach(p, "one", "won"),
        reach(p, "two", "won"),
        reach(p, "one", "three"),
        reach(p, "two", "three"),
        reach(p, "one", "two"),
        cycle(p, Cycle.Reading.LOSS),
        cycle(p, Cycle.Reading.ACTIVE),
        cycle(p, Cycle.Reading.GROSS));
    var reach = answer("reach", "", 5);
    assertThat(each(reach, "from")).containsExactly("one", "one", "one", "two", "two");
    assertThat(each(reach, "to")).containsExactly("two", "three", "won", "three", "won");
    assertThat(each(answer("cycle", "", 3), "reading")).containsExactly("gross", "active", "loss");
  }

  @Test
  void what_is_open_stands_in_the_order_of_the_stages() {
    Publisher.SHARED.publish(pipeline(p, "one", "two"));
    Publisher.SHARED.figures(open(p, "two", 4), open(p, "one", 3));
    var open = answer("open-pipeline", "", 2);
    assertThat(each(open, "stageId")).containsExactly("one", "two");
    assertThat(open.get("items").get(0))
        .isEqualTo(
            Service.JSON.readTree(
                """
                {"stageId":"one","count":3,"value":{"amount":"100.00","currency":"EUR"},
                "weightedValue":{"amount":"100.00","currency":"EUR"},
                "withoutValue":0,"withoutProbability":0}\
                """));
  }

  @Test
  void what_was_done_stands_type_by_type() {
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.figures(
        done(p, ActivityType.MEETING, 2),
        done(p, ActivityType.NOTE, 1),
        done(p, ActivityType.CALL, 3));
    var done = answer("activities", "", 3);
    assertThat(each(done, "type")).containsExactly("call", "meeting", "note");
    assertThat(each(done, "count")).containsExactly("3", "2", "1");
  }

  @Test
  void what_belongs_to_no_pipeline_is_answered_whatever_pipeline_is_looked_at() {
    Publisher.SHARED.publish(pipeline(p, ZoneId.of("Asia/Kathmandu")));
    Publisher.SHARED.figures(
        email("spring", Window.ALL, 3),
        email(null, Window.ALL, 7),
        email(null, Window.of(Period.DAY, "2026-03-01", ZoneOffset.UTC), 2));
    var all = answer("email", "", 2);
    assertThat(all.get("pipelineId").asString()).isEqualTo("~company");
    assertThat(each(all, "sent")).containsExactly("7", "3");
    assertThat(all.at("/items/0/campaignId").isMissingNode()).isTrue();
    assertThat(all.at("/items/1/campaignId").asString()).isEqualTo("spring");
    var day = answer("email", "&window=day:2026-03-01", 1);
    assertThat(day.at("/window/start").asString()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(each(day, "sent")).containsExactly("2");
    var company = service.get("/api/metrics/email?pipeline=" + Service.encode("~company"));
    assertThat(company.json()).isEqualTo(all);
    assertThat(service.get("/api/metrics/reach?pipeline=" + Service.encode("~company")).status())
        .isEqualTo(404);
  }

  @Test
  void months_stand_one_after_the_other_and_that_of_no_month_comes_last() {
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.figures(
        forecast(p, null, ForecastCategory.COMMIT, 1),
        forecast(p, YearMonth.of(2026, 12), ForecastCategory.OMITTED, 2),
        forecast(p, YearMonth.of(2026, 12), ForecastCategory.BEST_CASE, 3),
        forecast(p, YearMonth.of(2026, 9), ForecastCategory.PIPELINE, 4));
    var items = answer("forecast", "", 4).get("items");
    assertThat(items.valueStream().map(item -> item.get("count").asInt()))
        .containsExactly(4, 3, 2, 1);
    assertThat(items.get(1).get("month").asString()).isEqualTo("2026-12");
    assertThat(items.get(1).get("category").asString()).isEqualTo("best_case");
    assertThat(items.get(3).get("month").isNull()).isTrue();
  }

  @Test
  void a_pair_that_was_taken_off_is_no_longer_answered() {
    Publisher.SHARED.publish(pipeline(p, "one", "two"));
    Publisher.SHARED.figures(reach(p, "one", "two"), reach(p, "one", "won"));
    answer("reach", "", 2);
    var key = MetricKey.of(reach(p, "one", "two"));
    Publisher.SHARED.send(List.of(new ProducerRecord<>("metrics.reach", key, null)));
    assertThat(each(answer("reach", "", 1), "to")).containsExactly("won");
  }

  @Test
  void each_window_has_its_own_figures_and_says_when_it_begins_and_ends() {
    var zone = ZoneId.of("Europe/Warsaw");
    var today = LocalDate.now(zone);
    Publisher.SHARED.publish(pipeline(p, zone));
    Publisher.SHARED.figures(
        winRate(p, 9, 0),
        winRate(p, Window.of(Period.WEEK, "2026-W09", zone), 3),
        winRate(p, Window.containing(today, Period.MONTH, zone), 4),
        winRate(p, Window.trailing(today, zone), 5));

    var week = answer("win-rate", "&window=week:2026-W09", 1);
    assertThat(each(week, "won")).containsExactly("3");
    assertThat(week.at("/window/date").asString()).isEqualTo("2026-W09");
    assertThat(week.at("/window/start").asString()).isEqualTo("2026-02-22T23:00:00Z");
    assertThat(week.at("/window/end").asString()).isEqualTo("2026-03-01T23:00:00Z");
    assertThat(each(answer("win-rate", "&window=month", 1), "won")).containsExactly("4");
    assertThat(each(answer("win-rate", "&window=trailing90", 1), "won")).containsExactly("5");
    assertThat(each(answer("win-rate", "", 1), "won")).containsExactly("9");
    assertThat(answer("win-rate", "&window=day:2026-03-01", 0).at("/window/end").asString())
        .isEqualTo("2026-03-01T23:00:00Z");
  }

  @Test
  void teams_and_sources_have_their_own_figures_too() {
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.figures(
        winRate(p, Segment.team("north"), 1, 0), winRate(p, Segment.source("fair"), 2, 0));
    assertThat(answer("win-rate", "&segment=team:north", 1).at("/items/0/won").asInt()).isOne();
    assertThat(answer("win-rate", "&segment=source:fair", 1).at("/items/0/won").asInt())
        .isEqualTo(2);
  }

  @Test
  void a_segment_has_its_own_figures() {
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.figures(winRate(p, 3, 4), winRate(p, Segment.owner("o'neil & co|x"), 1, 0));
    answer("win-rate", "", 1);
    var its = answer("win-rate", "&segment=owner:" + Service.encode("o'neil & co|x"), 1);
    assertThat(its.at("/items/0/won").asInt()).isEqualTo(1);
    assertThat(its.at("/segment/value").asString()).isEqualTo("o'neil & co|x");
    assertThat(answer("win-rate", "&segment=owner:nobody", 0).get("items").size()).isZero();
  }

  @Test
  void a_record_that_cannot_be_read_leaves_the_figure_as_it_was() {
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.figures(winRate(p, 3, 4));
    answer("win-rate", "", 1);
    var key = MetricKey.of(winRate(p, 0, 0));
    Publisher.SHARED.send(
        List.of(
            new ProducerRecord<>("metrics.win-rate", key, "{]".getBytes(UTF_8)),
            new ProducerRecord<>("metrics.win-rate", key, "{}".getBytes(UTF_8)),
            new ProducerRecord<>("metrics.win-rate", "no key", "{}".getBytes(UTF_8))));
    Publisher.SHARED.figures(winRate(p, Segment.owner("after"), 1, 0));
    answer("win-rate", "&segment=owner:after", 1);
    assertThat(answer("win-rate", "", 1).at("/items/0/won").asInt()).isEqualTo(3);
  }

  @Test
  void of_figures_told_together_the_newest_that_can_be_read_counts() {
    var other = Segment.owner("other");
    Publisher.SHARED.publish(pipeline(p));
    Publisher.SHARED.send(
        List.of(
            told(winRate(p, 1, 0)),
            told(winRate(p, 2, 0)),
            new ProducerRecord<>(
                "metrics.win-rate", MetricKey.of(winRate(p, 0, 0)), "{]".getBytes(UTF_8)),
            new ProducerRecord<>("metrics.win-rate", MetricKey.of(winRate(p, other, 0, 0)), null),
            told(winRate(p, other, 3, 0)),
            told(winRate(p, Segment.owner("gone"), 4, 0)),
            new ProducerRecord<>(
                "metrics.win-rate", MetricKey.of(winRate(p, Segment.owner("gone"), 0, 0)), null)));
    assertThat(answer("win-rate", "", 1).at("/items/0/won").asInt()).isEqualTo(2);
    assertThat(answer("win-rate", "&segment=owner:other", 1).at("/items/0/won").asInt())
        .isEqualTo(3);
    answer("win-rate", "&segment=owner:gone", 0);
  }

  private static ProducerRecord<String, byte[]> told(MetricRecord<?> figure) {
    return new ProducerRecord<>(
        "metrics.win-rate", MetricKey.of(figure), EventJson.MAPPER.writeValueAsBytes(figure));
  }

  private JsonNode answer(String metric, String more, int items) {
    return eventually(
        () -> {
          var answer = service.get("/api/metrics/" + metric + "?pipeline=" + p + more);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.json().get("items").size()).isEqualTo(items);
          return answer.json();
        });
  }

  private static List<String> each(JsonNode answer, String field) {
    var values = new ArrayList<String>();
    answer.get("items").forEach(item -> values.add(item.get(field).asString()));
    return values;
  }
}
