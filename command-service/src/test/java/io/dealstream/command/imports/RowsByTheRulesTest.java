package io.dealstream.command.imports;

import static io.dealstream.command.Awaiting.await;
import static io.dealstream.command.imports.ImportsOverHttp.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.events.EventJson;
import io.dealstream.events.EventNames;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows are decided as commands are. */
class RowsByTheRulesTest {

  private static final String HEADER = "deal_id,occurred_at,stage,reason,actor,amount,currency\n";

  private static RunningService service;
  private static ImportsOverHttp http;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    http = new ImportsOverHttp(service);
    http.pipeline("sales", "lead", "offer");
  }

  @AfterAll
  static void stop() {
    http.close();
    service.close();
  }

  @Test
  void an_amount_counts_before_the_move_and_not_at_all_where_the_row_is_refused() throws Exception {
    var answer =
        imported(
            """
            a,2026-01-01T00:00:00Z,lead,,anna,100,EUR
            a,2026-01-02T00:00:00Z,offer,,anna,,
            a,2026-01-03T00:00:00Z,offer,,anna,150.5,
            a,2026-01-04T00:00:00Z,offer,,anna,150.50,EUR
            a,2026-01-05T00:00:00Z,lost,,anna,200,EUR
            a,2026-01-06T00:00:00Z,won,,anna,300,EUR
            a,2026-01-07T00:00:00Z,lost,,anna,250,EUR
            a,2026-01-08T00:00:00Z,lead,,anna,,
            """);
    assertThat(answer.at("/accepted").asInt()).isEqualTo(6);
    assertThat(answer.at("/unchanged").asInt()).isEqualTo(1);
    assertThat(answer.at("/problems/0/line").asInt()).isEqualTo(7);
    assertThat(events("a"))
        .extracting(RowsByTheRulesTest::told)
        .containsExactly(
            "Opened lead 100.00",
            "StageChanged offer",
            "AmountChanged 150.50",
            "AmountChanged 200.00",
            "Lost unspecified 200.00",
            "AmountChanged 250.00",
            "Reopened lead");
  }

  @Test
  void what_the_rules_forbid_is_refused_row_by_row() throws Exception {
    var ahead = Instant.now().plus(Duration.ofMinutes(10));
    var answer =
        imported(
            """
            r,2026-01-02T00:00:00Z,won,,anna,,
            r,2026-01-02T00:00:00Z,nowhere,,anna,,
            r,2026-01-02T00:00:00Z,lead,,anna,10.005,EUR
            r,2026-01-02T00:00:00Z,lead,,anna,10,XYZ
            r,2026-01-02T00:00:00Z,lead,,anna,10,EUR
            r,2026-01-01T00:00:00Z,offer,,anna,,
            r,%s,offer,,anna,,
            r,2026-01-03T00:00:00Z,offer,,anna,,
            """
                .formatted(ahead));
    assertThat(answer.at("/accepted").asInt()).as(answer.toString()).isEqualTo(2);
    assertThat(answer.at("/rejected").asInt()).isEqualTo(6);
    assertThat(answer.at("/problems").valueStream().map(p -> p.at("/line").asInt()))
        .containsExactly(2, 3, 4, 5, 7, 8);
    assertThat(answer.at("/problems").valueStream().map(p -> p.at("/type").asString()))
        .allMatch(type -> type.matches("/problems/[a-z-]+"));
    assertThat(answer.at("/problems/1/type").asString()).isEqualTo("/problems/unknown-stage");
  }

  @Test
  void rows_refused_for_a_missing_rate_are_let_in_once_it_is_there_in_their_order()
      throws Exception {
    var file =
        """
        m,2026-01-02T00:00:00Z,lead,,anna,100,CHF
        m,2026-01-03T00:00:00Z,won,,anna,,
        m,2026-01-04T00:00:00Z,lost,,anna,300,NOK
        """;
    assertThat(problems(imported(file)))
        .containsExactly("2 missing-rate", "3 outcome-first", "4 outcome-first");
    assertThat(problems(imported(file)))
        .containsExactly("2 missing-rate", "3 outcome-first", "4 outcome-first");
    assertThat(service.put(ADA, "/api/rates/CHF/EUR/2026-01-01", "{\"rate\": \"1.1\"}").status())
        .isEqualTo(200);

    var let = imported(file);
    assertThat(let.at("/accepted").asInt()).as(let.toString()).isEqualTo(2);
    assertThat(problems(let)).hasSize(1).allMatch(problem -> problem.startsWith("4 "));
    assertThat(events("m"))
        .extracting(RowsByTheRulesTest::told)
        .containsExactly("Opened lead 100.00", "Won 100.00");

    var again = imported(file);
    assertThat(again.at("/unchanged").asInt()).isEqualTo(2);
    assertThat(again.at("/problems")).isEqualTo(let.at("/problems"));
    assertThat(events("m")).hasSize(2);
  }

  @Test
  void a_row_that_waited_for_a_rate_stays_out_where_its_deal_has_gone_on_without_it()
      throws Exception {
    var file =
        """
        g,2026-01-02T00:00:00Z,lead,,anna,,
        g,2026-01-02T00:00:00Z,offer,,anna,100,SEK
        g,2026-01-02T00:00:00Z,won,,anna,,
        """;
    var first = imported(file);
    assertThat(problems(first)).containsExactly("3 missing-rate");
    service.put(ADA, "/api/rates/SEK/EUR/2026-01-01", "{\"rate\": \"0.1\"}").isOk(200);
    var again = imported(file);
    assertThat(again.at("/accepted").asInt()).isZero();
    assertThat(again.at("/problems")).isEqualTo(first.at("/problems"));
    assertThat(events("g")).hasSize(2);
  }

  @Test
  void what_followed_a_row_is_decided_again_with_it_however_far_it_lies_behind_and_not_later()
      throws Exception {
    var far =
        IntStream.range(0, 3_000)
            .mapToObj("far%d,2026-01-02T00:00:00Z,lead,,anna,,\n"::formatted)
            .collect(Collectors.joining());
    var file =
        "w,2026-01-01T00:00:00Z,lead,,anna,,\nw,2026-01-02T00:00:00Z,offer,,anna,100,DKK\n"
            + far
            + "w,2026-01-03T00:00:00Z,lead,,anna,,\n";
    var first = imported(file);
    assertThat(problems(first)).containsExactly("3 missing-rate");
    assertThat(first.at("/unchanged").asInt()).isEqualTo(1);
    service.put(ADA, "/api/rates/DKK/EUR/2026-01-01", "{\"rate\": \"0.13\"}").isOk(200);
    assertThat(imported(file).at("/accepted").asInt()).isEqualTo(2);
    var told =
        List.of("Opened lead", "AmountChanged 100.00", "StageChanged offer", "StageChanged lead");
    assertThat(events("w")).extracting(RowsByTheRulesTest::told).isEqualTo(told);
    assertThat(imported(file).at("/accepted").asInt()).isZero();
    assertThat(
            service.tables().sql("SELECT count(*) FROM import_retold").query(Long.class).single())
        .isZero();
  }

  private static List<String> problems(JsonNode answer) {
    return answer
        .at("/problems")
        .valueStream()
        .map(p -> p.at("/line").asInt() + p.at("/type").asString().replace("/problems/", " "))
        .toList();
  }

  @Test
  void a_command_that_was_faster_is_part_of_what_the_row_is_decided_on() throws Exception {
    imported("f,2026-01-01T00:00:00Z,lead,,anna,,\n");
    var opened = (DealEvent.Opened) events("f").getFirst();
    try (var faster = service.bean(DataSource.class).getConnection();
        var insert =
            faster.prepareStatement(
                """
                INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at,
                  payload_type, payload, metadata)
                SELECT 'faster', aggregate_id, 1, aggregate_type, recorded_at,
                  'io.dealstream.deal.reassigned.v1', ?, metadata
                FROM event WHERE aggregate_id = ?\
                """)) {
      faster.setAutoCommit(false);
      insert.setBytes(1, EventJson.MAPPER.writeValueAsBytes(reassigned(opened)));
      insert.setString(2, "deal:" + opened.dealId());
      insert.executeUpdate();
      var location =
          http.begin(
              "?pipeline=sales",
              HEADER
                  + "f,2026-01-01T00:00:00Z,lead,,anna,,\n"
                  + "f,2026-01-03T00:00:00Z,offer,,anna,,\n");
      awaitSomebodyWaiting();
      faster.commit();
      var answer = http.ended(location);
      assertThat(answer.at("/accepted").asInt()).as(answer.toString()).isEqualTo(1);
    }
    assertThat(events("f")).hasSize(3);
    assertThat(events("f").getLast().owner()).isEqualTo("olga");
  }

  private static DealEvent reassigned(DealEvent.Opened deal) {
    return new DealEvent.Reassigned(
        deal.dealId(),
        deal.pipelineId(),
        deal.owner(),
        null,
        "olga",
        null,
        null,
        null,
        Via.API,
        Instant.parse("2026-01-02T00:00:00Z"));
  }

  private static void awaitSomebodyWaiting() {
    var waiting =
        service
            .tables()
            .sql(
                """
                SELECT count(*) FROM pg_locks
                WHERE NOT granted AND locktype = 'transactionid'\
                """);
    await("somebody to wait for another").until(() -> waiting.query(Long.class).single() > 0);
  }

  private static JsonNode imported(String rows) throws Exception {
    return http.ended(http.begin("?pipeline=sales", HEADER + rows));
  }

  private static List<DealEvent> events(String externalId) {
    return service
        .tables()
        .sql(
            """
            SELECT payload_type, payload FROM event
            WHERE aggregate_id = (SELECT aggregate_id FROM event
              WHERE convert_from(payload, 'UTF8')::json ->> 'externalId' = ?)
            ORDER BY sequence\
            """)
        .param(externalId)
        .query(
            (row, _) ->
                (DealEvent)
                    EventJson.MAPPER.readValue(
                        row.getBytes(2), EventNames.classOf(row.getString(1))))
        .list();
  }

  private static String told(DealEvent event) {
    return event.getClass().getSimpleName()
        + switch (event) {
          case DealEvent.Opened e ->
              " " + e.to() + (e.amount() == null ? "" : " " + e.amount().amount());
          case DealEvent.StageChanged e -> " " + e.to();
          case DealEvent.Won e -> " " + e.amount().amount();
          case DealEvent.Lost e -> " " + e.reason() + " " + e.amount().amount();
          case DealEvent.Reopened e -> " " + e.to();
          case DealEvent.AmountChanged e -> " " + e.amount().amount();
          case DealEvent.Reassigned _,
              DealEvent.CloseDateChanged _,
              DealEvent.ProbabilityChanged _,
              DealEvent.ForecastCategoryChanged _,
              DealEvent.Activity _,
              DealEvent.HandedOff _,
              DealEvent.Merged _,
              DealEvent.Absorbed _,
              DealEvent.NoticeGiven _,
              DealEvent.Deleted _ ->
              throw new AssertionError("no import does this: " + event);
        };
  }
}
