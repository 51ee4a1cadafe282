package io.dealstream.query.goals;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.AS_OF;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.goal.GoalDefinition;
import io.dealstream.events.goal.GoalEvent;
import io.dealstream.events.metric.Activities;
import io.dealstream.events.metric.MetricItem;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Period;
import io.dealstream.events.metric.Reach;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.StageEntries;
import io.dealstream.events.metric.Velocity;
import io.dealstream.events.metric.WinRate;
import io.dealstream.events.metric.Window;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Goals against what is published. */
class GoalsTest {

  private static final Service service = Service.shared();
  private static final Segment RITA = Segment.owner("rita");
  private static final Window MONTH =
      Window.containing(LocalDate.now(ZoneOffset.UTC), Period.MONTH, ZoneOffset.UTC);
  private static final String THIS_MONTH = MONTH.word();

  private final String p = newId("p");
  private final String g = newId("g");

  @Test
  void a_goal_is_broken_down_by_measured_conversion() {
    Publisher.SHARED.publish(pipeline(p), goal(g, "win-rate", "10", null, null));
    published(
        won(MONTH, Segment.ALL, 4, "5000.00"),
        velocity(Segment.ALL, 20, "1250.00"),
        reach(Window.ALL, "pitch", "won", 100, 20),
        reach(Window.ALL, "closing", "won", 30, 0),
        reach(MONTH, "pitch", "won", 15, 2),
        winRate("pitch", "0.250000"),
        winRate("closing", "0.000000"),
        done(Window.ALL, Segment.ALL, ActivityType.CALL, 60),
        done(Window.ALL, Segment.ALL, ActivityType.EMAIL, 41),
        done(MONTH, Segment.ALL, ActivityType.CALL, 12));
    var goal = settled(g, "/breakdown/activities/all/activities/made", "12");
    assertThat(goal.at("/figure").asString()).isEqualTo("won");
    assertThat(goal.at("/unit").asString()).isEqualTo("count");
    assertThat(goal.at("/target").asString()).isEqualTo("10");
    assertThat(goal.at("/reached").asString()).isEqualTo("4");
    assertThat(goal.at("/folded/deal-events-0").asInt()).isEqualTo(4);
    onPace(goal.at("/pace"));
    var down = goal.at("/breakdown");
    assertThat(down.at("/to").asString()).isEqualTo("won");
    assertThat(down.at("/deals").asInt()).isEqualTo(10);
    assertThat(down.at("/rest").asInt()).isEqualTo(6);
    assertThat(down.at("/basis/wonDeals").asInt()).isEqualTo(20);
    assertThat(stages(down))
        .containsExactly(
            "prospecting null of 0: null, made 0, null, null nothing-entered",
            "qualification null of 0: null, made 0, null, null nothing-entered",
            "pitch 0.25 of 80: 40, made 15, 25, 24 null",
            "closing 0.0 of null: null, made 0, null, null nothing-reached");
    assertThat(takes(down.at("/activities/all/activities"))).isEqualTo("51, made 12, 39, 31");
    assertThat(down.at("/activities/all/perDeal").decimalValue()).isEqualByComparingTo("5.05");
    assertThat(down.at("/activities/base").asInt()).isEqualTo(20);
    assertThat(down.at("/activities/types/0/type").asString()).isEqualTo("call");
    assertThat(takes(down.at("/activities/types/0/activities"))).isEqualTo("30, made 12, 18, 18");
    assertThat(takes(down.at("/activities/types/1/activities"))).isEqualTo("21, made 0, 21, 13");
  }

  private static void onPace(JsonNode pace) {
    var elapsed = pace.at("/elapsed").decimalValue();
    var expected = new BigDecimal(pace.at("/expected").asString());
    assertThat(elapsed).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    assertThat(expected.subtract(elapsed.multiply(BigDecimal.TEN)).abs())
        .isLessThan(new BigDecimal("0.00001"));
    var state = List.of("behind", "on-pace", "ahead");
    assertThat(pace.at("/state").asString())
        .isEqualTo(state.get(1 + new BigDecimal("4").compareTo(expected)));
    assertThat(pace.at("/share").decimalValue()).isEqualByComparingTo("0.4");
  }

  @Test
  void money_is_turned_into_deals_by_the_mean_and_few_wins_give_way_to_everybodys() {
    var goal = goal(g, "win-rate", "50000", "wonValue", null, "rita", 0);
    Publisher.SHARED.publish(pipeline(p), goal);
    published(
        won(MONTH, RITA, 1, "999.50"),
        velocity(RITA, 9, "100.00"),
        velocity(Segment.ALL, 30, "1250.00"),
        reach(Window.ALL, "pitch", "won", 60, 30),
        winRate("pitch", "0.500000"));
    var told = settled(g, "/breakdown/stages/2/base", "60");
    assertThat(told.at("/segment/value").asString()).isEqualTo("rita");
    assertThat(told.at("/reached").asString()).isEqualTo("999.50");
    assertThat(told.at("/currency").asString()).isEqualTo("EUR");
    assertThat(new BigDecimal(told.at("/pace/expected").asString()).scale()).isEqualTo(2);
    assertThat(told.at("/breakdown/basis/segment/dimension").asString()).isEqualTo("all");
    assertThat(told.at("/breakdown/basis/wonDeals").asInt()).isEqualTo(30);
    assertThat(told.at("/breakdown/meanWonValue/amount").asString()).isEqualTo("1250.00");
    assertThat(told.at("/breakdown/deals").asInt()).isEqualTo(40);
    assertThat(told.at("/breakdown/rest").asInt()).isEqualTo(40);
    assertThat(takes(told.at("/breakdown/stages/2/entries"))).isEqualTo("80, made 0, 80, 80");
    Publisher.SHARED.figures(velocity(RITA, 10, "100.00"));
    var own = settled(g, "/breakdown/basis/segment/dimension", "owner");
    assertThat(own.at("/breakdown/deals").asInt()).isEqualTo(500);
    assertThat(own.at("/breakdown/rest").asInt()).isEqualTo(491);
    assertThat(own.at("/breakdown/stages/2/reason").asString()).isEqualTo("nothing-entered");
  }

  @Test
  void a_goal_of_entries_takes_entries_before_it() {
    Publisher.SHARED.publish(pipeline(p), goal(g, "stage-entries", "9", "entered", "pitch"));
    published(
        reach(Window.ALL, "prospecting", "pitch", 30, 10),
        reach(Window.ALL, "pitch", "won", 10, 2),
        done(Window.ALL, Segment.ALL, ActivityType.CALL, 25),
        of("stage-entries", MONTH, Segment.ALL, entries("pitch", 3, null)));
    var goal = settled(g, "/reached", "3");
    var down = settled(g, "/breakdown/activities/all/done", "25").at("/breakdown");
    assertThat(goal.at("/lessIsBetter").asBoolean()).isFalse();
    assertThat(down.at("/to").asString()).isEqualTo("pitch");
    assertThat(stages(down))
        .containsExactly(
            "prospecting 0.333333 of 30: 27, made 0, 27, 18 null",
            "qualification null of 0: null, made 0, null, null nothing-entered");
    assertThat(takes(down.at("/activities/all/activities"))).isEqualTo("23, made 0, 23, 15");
  }

  @Test
  void what_was_not_measured_is_null_and_says_why() {
    Publisher.SHARED.publish(
        pipeline(p),
        goal(g + "1", "win-rate", "0.25", null, null),
        goal(g + "2", "win-rate", "10", null, null),
        goal(g + "3", "win-rate", "100", "wonValue", null),
        goal(g + "4", "reach", "0.5", null, null),
        goal(g + "5", "satisfaction", "0.5", null, null),
        goal(g + "6", "leads", "0", null, null),
        goal(g + "7", "stage-dwell", "3600", null, "pitch:visit"),
        goal(g + "8", "retention", "0.05", null, null));
    eventually(() -> assertThat(items("&limit=200")).hasSize(8));
    assertThat(reasons("1"))
        .isEqualTo(
            Map.of(
                "breakdown", "no-conversion-to-it",
                "difference", "nothing-measured",
                "projected", "nothing-measured",
                "reached", "nothing-measured",
                "share", "nothing-measured",
                "state", "nothing-measured"));
    assertThat(reasons("2")).isEmpty();
    assertThat(one("2").at("/reached").asString()).isEqualTo("0");
    assertThat(one("2").at("/breakdown/activities/reason").asString()).isEqualTo("nothing-reached");
    assertThat(one("3").at("/reached").asString()).isEqualTo("0.00");
    assertThat(reasons("3")).isEqualTo(Map.of("breakdown", "no-won-value"));
    assertThat(reasons("4")).containsEntry("reached", "item-needed");
    assertThat(reasons("5"))
        .containsEntry("reached", "not-measured")
        .containsEntry("breakdown", "not-measured");
    assertThat(reasons("6")).containsEntry("share", "target-of-nothing");
    assertThat(one("7").at("/lessIsBetter").asBoolean()).isTrue();
    assertThat(one("7").at("/unit").asString()).isEqualTo("seconds");
    assertThat(one("7").at("/pace/expected").asString()).isEqualTo("3600.000");
    assertThat(reasons("8")).containsEntry("reached", "nothing-measured");
    assertThat(one("8").at("/figure").asString()).isEqualTo("churnRate");
    assertThat(one("8").at("/lessIsBetter").asBoolean()).isTrue();
  }

  @Test
  void goals_are_found_by_what_they_are_page_by_page() {
    Publisher.SHARED.publish(
        pipeline(p),
        goal(g + "1", "win-rate", "1", null, null, null, 0),
        goal(g + "2", "leads", "2", null, null, "rita", 0),
        goal(g + "3", "leads", "3", null, "north", null, 0),
        goal(g + "4", "leads", "4", null, "north", "rita", 0),
        goal(g + "2", "leads", "20", null, null, "rita", 1));
    eventually(() -> assertThat(ids("")).hasSize(4));
    assertThat(ids("&metric=leads&owner=rita")).containsExactly(g + "4", g + "2");
    assertThat(ids("")).containsExactly(g + "4", g + "3", g + "2", g + "1");
    assertThat(ids("&team=north")).containsExactly(g + "4", g + "3");
    assertThat(ids("&period=" + THIS_MONTH)).hasSize(4);
    assertThat(ids("&period=month:2019-01")).isEmpty();
    var page = get("/api/goals?pipeline=" + p + "&limit=3");
    assertThat(page.at("/items")).hasSize(3);
    var next = get("/api/goals?pipeline=" + p + "&limit=3&cursor=" + page.at("/next").asString());
    assertThat(next.at("/items/0/id").asString()).isEqualTo(g + "1");
    assertThat(next.at("/next").isNull()).isTrue();
    eventually(
        () -> assertThat(service.get("/api/goals/" + g + "2").header("ETag")).isEqualTo("\"1\""));
    assertThat(one("2").at("/target").asString()).isEqualTo("20");
    problem("/api/goals/" + g, 404, "unknown-goal");
    problem("/api/goals?period=month:2026-13", 400, "unknown-period");
    problem("/api/goals?period=month", 400, "unknown-period");
    problem("/api/goals?limit=0", 400, "limit-out-of-range");
    problem("/api/goals?asOf=yesterday", 400, "malformed-instant");
  }

  private static void problem(String path, int status, String rule) {
    var answer = service.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/" + rule);
  }

  private GoalEvent goal(String id, String metric, String target, String figure, String item) {
    return new GoalEvent.Created(
        id,
        0,
        new GoalDefinition(metric, new BigDecimal(target), THIS_MONTH, p, null, null, figure, item),
        null,
        Via.API,
        MONDAY);
  }

  private GoalEvent goal(
      String id, String metric, String target, String figure, String team, String owner, int n) {
    var definition =
        new GoalDefinition(
            metric, new BigDecimal(target), THIS_MONTH, p, team, owner, figure, null);
    return n == 0
        ? new GoalEvent.Created(id, 0, definition, null, Via.API, MONDAY)
        : new GoalEvent.Changed(id, n, definition, null, Via.API, FRIDAY);
  }

  private MetricRecord<WinRate> won(Window window, Segment segment, long won, String value) {
    return of(
        "win-rate",
        window,
        segment,
        new WinRate(won, 0, BigDecimal.ONE, null, Money.of(value, "EUR"), Money.of("0", "EUR"), 0));
  }

  private MetricRecord<Velocity> velocity(Segment segment, long won, String mean) {
    return of(
        "velocity",
        Window.ALL,
        segment,
        new Velocity(0, won, Money.of(mean, "EUR"), null, null, null, null));
  }

  private MetricRecord<Reach> reach(
      Window window, String from, String to, long entered, long reached) {
    return of("reach", window, Segment.ALL, new Reach(from, to, entered, reached, null));
  }

  private MetricRecord<StageEntries> winRate(String stage, String rate) {
    return of("stage-entries", Window.ALL, Segment.ALL, entries(stage, 9, rate));
  }

  private static StageEntries entries(String stage, long entered, String winRate) {
    var rate = winRate == null ? null : new BigDecimal(winRate);
    return new StageEntries(stage, entered, 0, 0, 0, 0, 0, 0, 0, entered, null, rate);
  }

  private MetricRecord<Activities> done(
      Window window, Segment segment, ActivityType type, long count) {
    return of("activities", window, segment, new Activities(type, count));
  }

  private <I extends MetricItem> MetricRecord<I> of(
      String metric, Window window, Segment segment, I item) {
    return new MetricRecord<>(
        metric, 1, p, window, segment, item, Map.of(), AS_OF, Map.of("deal-events-0", 4L), false);
  }

  /** Each topic and partition comes in by itself. */
  @SafeVarargs
  private final void published(MetricRecord<? extends MetricItem>... figures) {
    Publisher.SHARED.figures(figures);
    var database = JdbcClient.create(service.database().as("query_owner"));
    eventually(
        () ->
            assertThat(
                    database
                        .sql("SELECT count(*) FROM metric WHERE pipeline_id = ?")
                        .param(p)
                        .query(Integer.class)
                        .single())
                .isEqualTo(figures.length));
  }

  /** Once a field has come to what it should. */
  private static JsonNode settled(String id, String field, String value) {
    var told = new JsonNode[1];
    eventually(
        () -> {
          var answer = service.get("/api/goals/" + id);
          assertThat(answer.status()).isEqualTo(200);
          told[0] = answer.json();
          assertThat(told[0].at(field).asString()).as(told[0].toString()).isEqualTo(value);
        });
    return told[0];
  }

  private static JsonNode get(String path) {
    var answer = service.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode one(String number) {
    return get("/api/goals/" + g + number);
  }

  private Map<String, String> reasons(String number) {
    var reasons = new TreeMap<String, String>();
    var told = one(number).at("/reasons");
    told.propertyNames().forEach(field -> reasons.put(field, told.get(field).asString()));
    return reasons;
  }

  private List<JsonNode> items(String more) {
    return get("/api/goals?pipeline=" + p + more).at("/items").valueStream().toList();
  }

  private List<String> ids(String more) {
    return items(more).stream().map(item -> item.at("/id").asString()).toList();
  }

  private static List<String> stages(JsonNode breakdown) {
    return breakdown
        .at("/stages")
        .valueStream()
        .map(
            stage ->
                "%s %s of %s: %s %s"
                    .formatted(
                        stage.at("/stageId").asString(),
                        stage.at("/rate").asString("null"),
                        stage.at("/base").asString("null"),
                        takes(stage.at("/entries")),
                        stage.at("/reason").asString("null")))
        .toList();
  }

  private static String takes(JsonNode takes) {
    return "%s, made %s, %s, %s"
        .formatted(
            takes.at("/needed").asString("null"),
            takes.at("/made").asString(),
            takes.at("/remaining").asString("null"),
            takes.at("/forTheRest").asString("null"));
  }
}
