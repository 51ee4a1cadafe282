package io.dealstream.query.goals;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.called;
import static io.dealstream.query.support.Sample.lost;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Via;
import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.goal.GoalEvent;
import io.dealstream.events.metric.FigureTypes;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Windows;
import io.dealstream.query.support.CsvStory;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.testing.TestServers;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Goals against events that are counted anew. */
class GoalsInThePastTest {

  private static final Service service = Service.shared();

  private final String p = newId("p");
  private final String g = newId("g");

  @Test
  void a_goal_is_looked_back_at_as_it_was_set_and_as_it_stood() {
    story();
    var then = goal("wins", "?asOf=2026-03-05T00:00:00Z");
    assertThat(then.at("/version").asInt()).isZero();
    assertThat(then.at("/target").asString()).isEqualTo("4");
    assertThat(then.at("/reached").asString()).isEqualTo("1");
    assertThat(then.at("/window/start").asString()).isEqualTo("2026-02-28T23:00:00Z");
    assertThat(then.at("/window/end").asString())
        .as("summer time begins in it")
        .isEqualTo("2026-03-31T22:00:00Z");
    assertThat(then.at("/pace/elapsed").decimalValue()).isEqualByComparingTo("0.130552");
    assertThat(then.at("/pace/expected").asString()).isEqualTo("0.522207");
    assertThat(then.at("/pace/state").asString()).isEqualTo("ahead");
    var pitch = then.at("/breakdown/stages/2");
    assertThat(pitch.at("/base").asInt()).as("one of three was decided").isEqualTo(1);
    assertThat(pitch.at("/entries/made").asInt()).isEqualTo(3);
    assertThat(pitch.at("/entries/needed").asInt()).isEqualTo(4);
    assertThat(then.at("/breakdown/activities/all/perDeal").decimalValue())
        .isEqualByComparingTo("1");

    var now = goal("wins", "?asOf=2026-03-07T00:00:00Z");
    assertThat(now.at("/version").asInt()).isEqualTo(1);
    assertThat(now.at("/target").asString()).isEqualTo("8");
    assertThat(now.at("/breakdown/stages/2/base").asInt()).isEqualTo(2);
    assertThat(now.at("/breakdown/stages/2/entries/needed").asInt()).isEqualTo(16);
    assertThat(goal("wins", "").at("/pace/elapsed").decimalValue()).isEqualByComparingTo("1");

    var before = service.get("/api/goals/" + g + "wins?asOf=2026-03-02T09:00:00Z");
    assertThat(before.status()).isEqualTo(404);
  }

  @Test
  void what_is_so_only_now_is_taken_from_the_end_of_a_period_that_is_over() {
    story();
    assertThat(goal("open", "").at("/reached").asString()).isEqualTo("3");
    assertThat(goal("open", "").at("/pace/state").asString()).isEqualTo("ahead");
    assertThat(goal("open", "?asOf=2026-03-02T12:00:00Z").at("/pace/elapsed").decimalValue())
        .as("half past noon of a day that began an hour before that of UTC")
        .isEqualByComparingTo("0.541667");
  }

  @Test
  void a_review_tells_how_goals_stood() {
    story();
    var review = get("/api/reviews?period=weekly&date=2026-03-04&pipeline=" + p);
    assertThat(review.at("/goals/more").asInt()).isZero();
    var goals = review.at("/goals/goals").valueStream().toList();
    assertThat(goals.stream().map(goal -> goal.at("/goalId").asString()))
        .containsExactly(g + "wins", g + "open", g + "ritas");
    assertThat(goals.get(0).at("/target").asString()).isEqualTo("8");
    assertThat(goals.get(0).at("/reached").asString()).isEqualTo("1");
    var ofRita = get("/api/reviews?date=2026-03-04&segment=owner:rita&pipeline=" + p);
    assertThat(ofRita.at("/goals/goals/0/goalId").asString()).isEqualTo(g + "ritas");
    assertThat(ofRita.at("/goals/goals")).hasSize(1);
    assertThat(get("/api/reviews?date=2026-04-08&pipeline=" + p).at("/goals/goals")).isEmpty();
    assertThat(sheet("en"))
        .contains("## Goals", "| Won deals | All deals | 2026-03 | 8 | 1 | 12.5% | ")
        .contains("| Won value | Deals of rita | 2026-03 | 1,000.00 EUR | 100.00 EUR | 10.0% | ");
    assertThat(sheet("pl")).contains("## Cele", "| Wygrane szanse | Wszystkie szanse | 2026-03 |");
  }

  private String sheet(String lang) {
    var path = "/api/reviews?date=2026-03-04&format=markdown&lang=" + lang + "&pipeline=" + p;
    return service.get(path).text();
  }

  /** Three deals, of which one is won and one lost. */
  private void story() {
    var deals = List.of(newId("d"), newId("d"), newId("d"));
    var events = new ArrayList<DomainEvent>();
    events.add(pipeline(p, ZoneId.of("Europe/Warsaw")));
    deals.forEach(deal -> events.add(opened(deal, p, "pitch", "100.00")));
    events.add(called(deals.get(1), p, "pitch", TUESDAY));
    events.add(won(deals.get(0), p, "pitch", "100.00", TUESDAY));
    events.add(lost(deals.get(1), p, "pitch", FRIDAY));
    events.add(created("wins", of("win-rate", "4", "month:2026-03", null, null)));
    events.add(
        new GoalEvent.Changed(
            g + "wins",
            1,
            of("win-rate", "8", "month:2026-03", null, null),
            null,
            Via.API,
            FRIDAY));
    events.add(created("open", of("open-pipeline", "2", "day:2026-03-02", "count", null)));
    events.add(created("ritas", of("win-rate", "1000", "month:2026-03", "wonValue", "rita")));
    Publisher.SHARED.publish(events);
    kept(6, 3);
    eventually(() -> assertThat(goal("wins", "").at("/version").asInt()).isEqualTo(1));
  }

  /** A history full of corner cases, and a goal for every figure there is of a month. */
  @Test
  void what_is_reached_is_what_the_metric_says() throws IOException {
    var stages = List.of("prospecting", "qualification", "pitch", "negotiation", "closing");
    var file = "system-tests/src/test/resources/histories/tricky_history.csv";
    var story = new CsvStory(TestServers.home().resolve(file), p, stages);
    Publisher.SHARED.publish(pipeline(p, stages.toArray(String[]::new)));
    Publisher.SHARED.publish(story.events);
    var items =
        Map.of(
            Metric.WIN_RATE, "-",
            Metric.WATERFALL, "-",
            Metric.STAGE_ENTRIES, "pitch",
            Metric.FLOW, "pitch",
            Metric.REACH, "prospecting:pitch",
            Metric.STAGE_DWELL, "pitch:visit",
            Metric.CYCLE, "active");
    var goals = new ArrayList<GoalEvent>();
    items.forEach(
        (metric, item) ->
            FigureTypes.of(metric)
                .keySet()
                .forEach(figure -> goals.add(ofFigure(metric, figure, item))));
    Publisher.SHARED.publish(goals);
    kept(story.events.size(), goals.size());
    assertThat(goals).hasSizeGreaterThan(60);
    var told = get("/api/goals?limit=200&asOf=2030-01-01T00:00:00Z&pipeline=" + p).at("/items");
    assertThat(told).hasSameSizeAs(goals);
    var known = 0;
    for (var goal : told) {
      var expected = figure(goal);
      if (expected == null || expected.isNull()) {
        assertThat(goal.at("/reached").isNull()).as(goal.toString()).isTrue();
        assertThat(goal.at("/reasons/reached").asString()).as(goal.toString()).isNotEmpty();
      } else {
        var number = expected.isObject() ? expected.at("/amount") : expected;
        assertThat(new BigDecimal(goal.at("/reached").asString()))
            .as(goal.toString())
            .isEqualByComparingTo(number.asString());
        known++;
      }
    }
    assertThat(known).isGreaterThan(50);
  }

  private JsonNode figure(JsonNode goal) {
    var metric = goal.at("/metric").asString();
    var item = goal.at("/item").asString();
    var answer =
        get(
            "/api/metrics/%s?pipeline=%s&window=month:2025-10&asOf=2030-01-01T00:00:00Z"
                .formatted(metric, p));
    for (var one : answer.at("/items")) {
      var key =
          switch (metric) {
            case "stage-entries", "flow" -> one.at("/stageId").asString();
            case "reach" -> one.at("/from").asString() + ":" + one.at("/to").asString();
            case "stage-dwell" ->
                one.at("/stageId").asString() + ":" + one.at("/reading").asString();
            case "cycle" -> one.at("/reading").asString();
            default -> "-";
          };
      if (key.equals(item)) {
        return one.get(goal.at("/figure").asString());
      }
    }
    throw new AssertionError("no such item: " + goal);
  }

  private GoalEvent ofFigure(Metric<?> metric, String figure, String item) {
    assertThat(metric.windows()).isEqualTo(Windows.EVERY);
    return new GoalEvent.Created(
        newId("g"),
        0,
        new GoalDefinition(
            metric.name(), BigDecimal.TEN, "month:2025-10", p, null, null, figure, item),
        null,
        Via.API,
        Instant.parse("2025-10-01T00:00:00Z"));
  }

  private GoalEvent created(String name, GoalDefinition definition) {
    return new GoalEvent.Created(g + name, 0, definition, null, Via.API, MONDAY);
  }

  private GoalDefinition of(
      String metric, String target, String period, String figure, String owner) {
    return new GoalDefinition(metric, new BigDecimal(target), period, p, null, owner, figure, null);
  }

  private void kept(int events, int goals) {
    var database = JdbcClient.create(service.database().as("query_owner"));
    eventually(
        () -> {
          assertThat(count(database, "deal_history WHERE pipeline_id = ?")).isEqualTo(events);
          assertThat(count(database, "goal_version WHERE version = 0 AND pipeline_id = ?"))
              .isEqualTo(goals);
        });
  }

  private int count(JdbcClient database, String what) {
    return database.sql("SELECT count(*) FROM " + what).param(p).query(Integer.class).single();
  }

  private JsonNode goal(String name, String more) {
    return get("/api/goals/" + g + name + more);
  }

  private static JsonNode get(String path) {
    var answer = service.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
