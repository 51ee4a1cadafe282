package io.dealstream.command.imports;

import static io.dealstream.command.imports.ImportsOverHttp.ADA;
import static io.dealstream.command.imports.ImportsOverHttp.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dealstream.command.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is not a transition goes the same way, with the same promises. */
class LeadsAndActivitiesTest {

  private static final String LEADS =
      "lead_id,occurred_at,status,source,campaign,owner,team,reason,actor,name,email\n";
  private static final String ACTIVITIES =
      "deal_id,type,happened_at,due_at,title,text,link,by,team\n";
  private static final String DEALS = "deal_id,occurred_at,stage,reason,actor,amount,currency\n";

  private static RunningService shared;

  /** Each test has a pipeline of its own, whose name is the beginning of all ids in it. */
  private final String sales = "sales-" + UUID.randomUUID();

  private RunningService service;
  private ImportsOverHttp http;

  @BeforeAll
  static void start() {
    shared = RunningService.onNewDatabase();
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @BeforeEach
  void aPipeline() {
    on(shared);
  }

  private void on(RunningService one) {
    service = one;
    http = new ImportsOverHttp(one);
    http.pipeline(sales, "lead", "offer");
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void leads_are_decided_as_commands_are_and_a_file_read_again_changes_nothing() throws Exception {
    var file =
        LEADS
            + "l1,2026-01-01T00:00:00Z,open,fair,spring,anna,north,,bea,Yard,x@example.com\n"
            + "l1,2026-01-02T00:00:00Z,open,,,,,,bea,,\n"
            + "l2,2026-01-02T00:00:00Z,qualified,,,anna,,,bea,,\n"
            + "l1,2026-01-03T00:00:00Z,disqualified,,,,,,bea,,\n"
            + "l1,2026-01-04T00:00:00Z,nurturing,,,,,,bea,,\n"
            + "l1,2026-01-05T00:00:00Z,qualified,,,,,budget is there,bea,,\n";
    var foretold = http.ended(http.begin("?pipeline=" + sales + "&of=leads&dryRun=true", file));
    assertThat(events("lead")).isEmpty();
    var first = http.ended(http.begin("?pipeline=" + sales + "&of=leads", file));
    hasCounts(first, 3, 1, 2);
    hasCounts(foretold, 3, 1, 2);
    assertThat(first.at("/of").asString()).isEqualTo("leads");
    assertThat(problems(first))
        .containsExactly("4 outcome-first status", "6 unknown-status status");
    assertThat(events("lead")).containsExactly("l1 Captured", "l1 Disqualified", "l1 Qualified");
    assertThat(stored()).contains("\"reason\":\"unspecified\"").doesNotContain("example.com");
    var again = http.ended(http.begin("?pipeline=" + sales + "&of=leads", file));
    hasCounts(again, 0, 4, 2);
    assertThat(again.at("/problems")).isEqualTo(first.at("/problems"));
    assertThat(events("lead")).hasSize(3);
    var lead =
        http.send(
            "POST",
            ADA,
            "/api/leads/" + sales + "~l1/disqualify",
            "application/json",
            BodyPublishers.ofString("{\"reason\": \"gone\"}"));
    assertThat(lead.statusCode()).as(lead.body()).isEqualTo(200);
  }

  @Test
  void activities_come_onto_deals_that_are_there_and_their_texts_into_no_event() throws Exception {
    deals("d1");
    var file =
        ACTIVITIES
            + "d1,call,2026-01-05T09:00:00Z,,Called,\"they build,\nand ask\",,anna,north\n"
            + "d2,call,2026-01-05T09:00:00Z,,Called,,,anna,north\n"
            + "d1,lunch,2026-01-05T09:00:00Z,,,,,anna,\n"
            + "d1,task,,2099-01-05T09:00:00Z,Ask,,,anna,\n"
            + "d1,transcript,2025-12-24T09:00:00Z,,,,https://example.com/rec/1,,\n"
            + "d1,task,,,Write,,,,\n";
    var foretold =
        http.ended(http.begin("?pipeline=" + sales + "&of=activities&dryRun=true", file));
    var location = http.begin("?pipeline=" + sales + "&of=activities", file);
    var first = http.ended(location);
    for (var answer : List.of(foretold, first)) {
      hasCounts(answer, 3, 0, 3);
      assertThat(problems(answer))
          .containsExactly(
              "4 unknown-deal deal_id", "5 unknown-activity-type type", "6 due-too-late due_at");
    }
    assertThat(
            http.send("GET", ADA, location + "/problems.csv", "", BodyPublishers.noBody()).body())
        .contains("4,/problems/unknown-deal,deal_id,there is no deal d2");
    assertThat(events("deal"))
        .containsExactly(
            "d1 Opened", "d1 ActivityRecorded", "d1 ActivityRecorded", "d1 ActivityPlanned");
    assertThat(stored()).doesNotContain("they build").doesNotContain("example.com");
    assertThat(texts())
        .containsExactlyInAnyOrder("they build,\nand ask", "https://example.com/rec/1");
  }

  @Test
  void a_row_of_a_deal_that_comes_later_is_let_in_then_and_no_other_twice() throws Exception {
    deals("d1");
    var file =
        ACTIVITIES
            + "d1,call,2026-01-05T09:00:00Z,,Called,,,anna,north\n"
            + "d2,note,2026-01-05T09:00:00Z,,,what they said,,anna,north\n"
            + "d1,call,2026-01-05T09:00:00Z,,Called,,,anna,north\n";
    hasCounts(http.ended(http.begin("?pipeline=" + sales + "&of=activities", file)), 2, 0, 1);
    hasCounts(http.ended(http.begin("?pipeline=" + sales + "&of=activities", file)), 0, 2, 1);
    deals("d2");
    hasCounts(http.ended(http.begin("?pipeline=" + sales + "&of=activities", file)), 1, 2, 0);
    hasCounts(http.ended(http.begin("?pipeline=" + sales + "&of=activities", file)), 0, 3, 0);
    assertThat(texts()).containsExactly("what they said");
  }

  @Test
  void activities_in_another_order_or_with_one_more_among_them_are_the_same() throws Exception {
    deals("d1");
    var one = "d1,call,2026-01-05T09:00:00Z,,One,,,anna,\n";
    var two = "d1,call,2026-01-06T09:00:00Z,,Two,,,anna,\n";
    var more = "d1,call,2026-01-04T09:00:00Z,,More,,,anna,\n";
    http.ended(http.begin("?pipeline=" + sales + "&of=activities", ACTIVITIES + one + two));
    hasCounts(
        http.ended(
            http.begin("?pipeline=" + sales + "&of=activities", ACTIVITIES + more + two + one)),
        1,
        2,
        0);
  }

  @Test
  void a_deal_goes_on_after_its_activities_were_told() throws Exception {
    deals("d1");
    http.ended(
        http.begin(
            "?pipeline=" + sales + "&of=activities",
            ACTIVITIES + "d1,call,2026-01-05T09:00:00Z,,One,,,anna,\n"));
    hasCounts(
        http.ended(http.begin("?pipeline=" + sales, DEALS + row("d1") + later("d1"))), 1, 1, 0);
  }

  @Test
  void what_it_is_of_is_said_once_and_for_all() throws Exception {
    var mapping =
        """
        leads:
          - {lead_id: "{id}", status: open, occurred_at: "{at}"}
        """;
    assertThat(http.putMapping("theirs", mapping).statusCode()).isEqualTo(204);
    var file = "id,at\nl1,2026-01-01T00:00:00Z\n";
    hasCounts(http.ended(http.begin("?pipeline=" + sales + "&mapping=theirs", file)), 1, 0, 0);
    var other = http.post("?pipeline=" + sales + "&mapping=theirs&of=deals", file);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(json(other).at("/rule").asString()).isEqualTo("another-form");
    var unknown = http.post("?pipeline=" + sales + "&of=people", file);
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(json(unknown).at("/field").asString()).isEqualTo("of");
    assertThat(
            http.ended(http.begin("?pipeline=" + sales + "&of=activities", DEALS))
                .at("/problems/0/type"))
        .hasToString("\"/problems/missing-column\"");
  }

  @Test
  void an_instance_lost_on_the_way_tells_nothing_twice() throws Exception {
    http.close();
    on(RunningService.onNewDatabase()); // nobody else is to take it up
    var deals = IntStream.range(0, 100).mapToObj(i -> "d" + i).toArray(String[]::new);
    deals(deals);
    var rows =
        IntStream.range(0, 6_000)
            .mapToObj(
                i -> "d%d,note,2026-01-05T09:00:00Z,,,word %d,,anna,\n".formatted(i % 100, i / 200))
            .collect(Collectors.joining());
    var location = http.begin("?pipeline=" + sales + "&of=activities", ACTIVITIES + rows);
    while (http.get(location).at("/rows").asInt() < 1_000) {
      Thread.onSpinWait(); // each look is a call over HTTP
    }
    service.bean(HikariDataSource.class).close();
    try (var _ = service;
        var other = service.another();
        var elsewhere = new ImportsOverHttp(other)) {
      assertThat(elsewhere.get(location).at("/state").asString()).isEqualTo("running");
      hasCounts(elsewhere.ended(location), 6_000, 0, 0);
      assertThat(texts()).hasSize(6_000);
      assertThat(events("deal")).hasSize(6_100);
      hasCounts(
          elsewhere.ended(
              elsewhere.begin("?pipeline=" + sales + "&of=activities", ACTIVITIES + rows)),
          0,
          6_000,
          0);
    }
  }

  private void deals(String... ids) throws Exception {
    var rows = new StringBuilder(DEALS);
    for (var id : ids) {
      rows.append(row(id));
    }
    http.ended(http.begin("?pipeline=" + sales, rows.toString()));
  }

  private static String row(String deal) {
    return deal + ",2026-01-01T00:00:00Z,lead,,anna,,\n";
  }

  private static String later(String deal) {
    return deal + ",2026-01-06T00:00:00Z,offer,,anna,,\n";
  }

  private static void hasCounts(JsonNode answer, int accepted, int unchanged, int rejected) {
    assertThat(answer.at("/state").asString()).as(answer.toString()).isEqualTo("done");
    assertThat(answer.at("/accepted").asInt()).as(answer.toString()).isEqualTo(accepted);
    assertThat(answer.at("/unchanged").asInt()).as(answer.toString()).isEqualTo(unchanged);
    assertThat(answer.at("/rejected").asInt()).as(answer.toString()).isEqualTo(rejected);
  }

  private static List<String> problems(JsonNode answer) {
    return answer
        .at("/problems")
        .valueStream()
        .map(
            problem ->
                "%d %s %s"
                    .formatted(
                        problem.at("/line").asInt(),
                        problem.at("/type").asString().replace("/problems/", ""),
                        problem.at("/field").asString()))
        .toList();
  }

  private List<String> events(String type) {
    return service
        .tables()
        .sql(
            """
            SELECT split_part(aggregate_id, '~', 2), payload_type FROM event
            WHERE starts_with(aggregate_id, ?) ORDER BY aggregate_id, sequence""")
        .param(type + ":" + sales + "~")
        .query((row, _) -> row.getString(1) + " " + simple(row.getString(2)))
        .list();
  }

  private static String simple(String payloadType) {
    return io.dealstream.events.EventNames.classOf(payloadType).getSimpleName();
  }

  private String stored() {
    return service
        .tables()
        .sql(
            """
            SELECT string_agg(convert_from(payload, 'UTF8'), ' ') FROM event
            WHERE split_part(aggregate_id, ':', 2) LIKE ? || '~%'""")
        .param(sales)
        .query(String.class)
        .single();
  }

  private List<String> texts() {
    return service
        .tables()
        .sql("SELECT coalesce(text, link) FROM activity_text WHERE starts_with(deal_id, ?)")
        .param(sales + "~")
        .query(String.class)
        .list();
  }
}
