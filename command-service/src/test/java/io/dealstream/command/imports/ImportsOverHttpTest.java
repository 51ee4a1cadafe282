package io.dealstream.command.imports;

import static io.dealstream.command.imports.ImportsOverHttp.ADA;
import static io.dealstream.command.imports.ImportsOverHttp.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImportsOverHttpTest {

  private static final String HEADER = "deal_id,occurred_at,stage,reason,actor,amount,currency\n";
  private static final String MAPPING =
      """
      pipeline: {id: %s, currency: USD, stages: [{id: lead}, {id: offer}]}
      transitions:
        - {deal_id: "{id}", stage: "{stage}", occurred_at: "{at}"}
      """;

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
  void a_file_is_taken_in_and_its_import_can_be_followed() throws Exception {
    var answer = http.post("?pipeline=sales", HEADER + "a1,2026-01-01T00:00:00Z,lead,,anna,,\n");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("location"))
        .contains("/api/imports/" + json(answer).at("/id").asString());
    var ended = http.ended(answer.headers().firstValue("location").orElseThrow());
    assertThat(ended.at("/state").asString()).isEqualTo("done");
    assertThat(ended.at("/pipelineId").asString()).isEqualTo("sales");
    assertThat(ended.at("/accepted").asInt()).isEqualTo(1);
    assertThat(ended.at("/problemsTruncated").asBoolean()).isFalse();
    assertThat(ended.at("/next").isNull()).isTrue();
  }

  @Test
  void only_an_administrator_imports() throws Exception {
    var body = BodyPublishers.ofString(HEADER);
    var path = "/api/imports?pipeline=sales";
    assertThat(http.send("POST", null, path, "text/csv", body).statusCode()).isEqualTo(401);
    for (var token :
        new String[] {
          TestIssuer.shared().rep("rita"), TestIssuer.shared().manager("marek", "north")
        }) {
      assertThat(http.send("POST", token, path, "text/csv", body).statusCode()).isEqualTo(403);
      assertThat(
              http.send("PUT", token, "/api/import-mappings/x", "application/yaml", body)
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void a_pipeline_must_exist_or_stand_in_the_mapping() throws Exception {
    isProblem(http.post("?pipeline=none", HEADER), 404, "unknown-pipeline", "pipeline");
    assertThat(http.putMapping("made", MAPPING.formatted("made")).statusCode()).isEqualTo(204);
    var ended =
        http.ended(
            http.begin(
                "?pipeline=made&mapping=made",
                "id,stage,at\nm1,lead,2026-01-01T00:00:00Z\nm1,won,2026-01-02T00:00:00Z\n"));
    assertThat(ended.at("/accepted").asInt()).isEqualTo(2);
    isProblem(
        http.post("?pipeline=sales&mapping=made", "id,stage,at\n"),
        422,
        "another-pipeline",
        "pipeline");
  }

  @Test
  void what_is_asked_for_must_be_there() throws Exception {
    isProblem(http.post("", HEADER), 400, "missing-parameter", "pipeline");
    isProblem(http.post("?pipeline=sales&mapping=none", HEADER), 404, "unknown-mapping", "mapping");
    isProblem(
        http.send("POST", ADA, "/api/imports?pipeline=sales", "text/html", BodyPublishers.noBody()),
        415,
        "media-type-not-supported",
        "Content-Type");
    isProblem(
        http.send(
            "GET",
            ADA,
            "/api/imports/00000000-0000-0000-0000-000000000000",
            "",
            BodyPublishers.noBody()),
        404,
        "unknown-import",
        "id");
  }

  @Test
  void a_mapping_is_kept_as_it_was_written() throws Exception {
    var yaml = MAPPING.formatted("kept") + "# mine: Łódź\n";
    assertThat(http.putMapping("kept", yaml).statusCode()).isEqualTo(204);
    assertThat(
            http.send("GET", ADA, "/api/import-mappings/kept", "", BodyPublishers.noBody()).body())
        .isEqualTo(yaml);
  }

  @Test
  void a_mapping_that_cannot_be_followed_is_refused_with_its_key() throws Exception {
    var good = MAPPING.formatted("bad");
    isProblem(
        http.putMapping("bad", good.replace("stage:", "stag:")),
        422,
        "bad-mapping",
        "transitions[0].stag");
    isProblem(
        http.putMapping("bad", good.replace("id: lead", "name: {a: b}")),
        422,
        "bad-mapping",
        "pipeline.stages[0].name");
    isProblem(
        http.putMapping("bad", good.replace("currency", "curency")),
        422,
        "bad-mapping",
        "pipeline.curency");
    assertThat(
            http.send("GET", ADA, "/api/import-mappings/bad", "", BodyPublishers.noBody())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void many_problems_come_in_pages() throws Exception {
    var rows =
        IntStream.range(0, 1205)
            .mapToObj("p%d,2026-01-01T00:00:00Z,won,,anna,,\n"::formatted)
            .collect(Collectors.joining());
    var location = http.begin("?pipeline=sales", HEADER + rows);
    var first = http.ended(location);
    assertThat(first.at("/rejected").asInt()).isEqualTo(1205);
    assertThat(first.at("/problems").size()).isEqualTo(1000);
    assertThat(first.at("/problemsTruncated").asBoolean()).isTrue();
    var rest = http.get(location + "?cursor=" + first.at("/next").asString());
    assertThat(rest.at("/problems").size()).isEqualTo(205);
    assertThat(rest.at("/problems/0/line").asInt()).isEqualTo(1002);
    assertThat(rest.at("/problems/0/type").asString()).startsWith("/problems/");
    assertThat(rest.at("/problemsTruncated").asBoolean()).isFalse();
  }

  @Test
  void all_problems_come_as_one_sheet_in_which_nothing_is_a_formula() throws Exception {
    var rows =
        IntStream.range(0, 1205)
            .mapToObj("s%d,2026-01-01T00:00:00Z,won,,anna,,\n"::formatted)
            .collect(Collectors.joining());
    var location =
        http.begin(
            "?pipeline=sales",
            HEADER
                + rows
                + "\"=1\",2026-01-01T00:00:00Z,lead,,anna,,EUR\n"
                + "f,\"=cmd|' /C calc'!A0,\"\"x\"\"\",lead,,anna,,\n");
    http.ended(location);
    var answer = http.send("GET", ADA, location + "/problems.csv", "", BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("text/csv;charset=UTF-8");
    assertThat(answer.body())
        .startsWith("line,type,field,detail\r\n2,/problems/outcome-first,stage,")
        .endsWith(
            "1208,/problems/malformed-time,occurred_at,\"'=cmd|' /C calc'!A0,\"\"x\"\"' is no time\"\r\n");
    assertThat(answer.body().lines()).hasSize(1 + 1206);
    isProblem(
        http.send(
            "GET",
            ADA,
            "/api/imports/00000000-0000-0000-0000-000000000000/problems.csv",
            "",
            BodyPublishers.noBody()),
        404,
        "unknown-import",
        "id");
  }

  private static void isProblem(
      HttpResponse<String> answer, int status, String rule, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).at("/rule").asString()).isEqualTo(rule);
    assertThat(json(answer).at("/field").asString()).isEqualTo(field);
  }
}
