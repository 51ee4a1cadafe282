package io.dealstream.command.imports;

import static io.dealstream.command.imports.ImportsOverHttp.HISTORIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** A dry run says what an import would come to, and nothing is left of it but what it says. */
class DryRunTest {

  private static final String[] LEFT = {
    "event", "import_seen", "import_chunk", "import_retold", "pipeline_head"
  };

  private RunningService service;
  private ImportsOverHttp http;

  @BeforeEach
  void start() {
    service = RunningService.onNewDatabase();
    http = new ImportsOverHttp(service);
  }

  @AfterEach
  void stop() {
    http.close();
    service.close();
  }

  @Test
  void a_history_full_of_traps_is_foretold_before_and_after_it_is_imported() throws Exception {
    http.pipeline("tricky", "prospecting", "qualification", "pitch", "negotiation", "closing");
    var file = HISTORIES.resolve("tricky_history.csv");
    var before = rowsLeft();
    var foretold = http.ended(http.begin("?pipeline=tricky&dryRun=true", file));
    assertThat(foretold.at("/dryRun").asBoolean()).isTrue();
    assertThat(foretold.at("/state").asString()).isEqualTo("done");
    assertThat(rowsLeft()).isEqualTo(before);

    var real = http.ended(http.begin("?pipeline=tricky", file));
    assertThat(real.at("/dryRun").asBoolean()).isFalse();
    isTheSame(foretold, real);
    var after = rowsLeft();

    var again = http.ended(http.begin("?pipeline=tricky&dryRun=true", file));
    assertThat(again.at("/accepted").asInt()).isZero();
    assertThat(again.at("/unchanged").asInt()).isEqualTo(2968 - 169);
    assertThat(again.at("/problems")).isEqualTo(real.at("/problems"));
    assertThat(rowsLeft()).isEqualTo(after);
  }

  /** A short run sees several passes where a pass is shorter. */
  @Test
  @EnabledIfSystemProperty(named = "size", matches = "soak")
  void a_file_of_several_passes_is_foretold_as_a_whole() throws Exception {
    http.pipeline(
        "bpic2012", "submitted", "partly-submitted", "pre-accepted", "accepted", "finalized");
    var file = HISTORIES.resolve("bpic2012_stage_history.csv.gz");
    var foretold = http.ended(http.begin("?pipeline=bpic2012&dryRun=true", file));
    assertThat(foretold.at("/totalRows").asInt()).isGreaterThan(Rehearsal.ROWS_OF_A_PASS);
    assertThat(foretold.at("/accepted")).isEqualTo(foretold.at("/totalRows"));
    assertThat(
            service
                .tables()
                .sql("SELECT count(*) FROM event WHERE aggregate_type = 'deal'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void neither_the_mappings_pipeline_nor_its_shift_is_settled_by_it() throws Exception {
    var mapping =
        """
        pipeline: {id: foreseen, stages: [{id: lead}]}
        dates: {formats: [yyyy-MM-dd], shift: newest-is-yesterday}
        transitions:
          - {deal_id: "{id}", stage: "{stage}", occurred_at: "{day}"}
        """;
    assertThat(http.putMapping("foreseen", mapping).statusCode()).isEqualTo(204);
    var file = "id,stage,day\nd1,lead,2017-12-30\nd1,nowhere,2017-12-31\n";
    var foretold = http.ended(http.begin("?pipeline=foreseen&mapping=foreseen&dryRun=true", file));
    assertThat(foretold.at("/accepted").asInt()).as(foretold.toString()).isEqualTo(1);
    assertThat(foretold.at("/problems/0/type").asString()).isEqualTo("/problems/unknown-stage");
    assertThat(service.storedEvents()).isZero();
    assertThat(
            service
                .tables()
                .sql("SELECT count(shift_days) FROM import_mapping")
                .query(Long.class)
                .single())
        .isZero();
    isTheSame(foretold, http.ended(http.begin("?pipeline=foreseen&mapping=foreseen", file)));
  }

  private static void isTheSame(JsonNode foretold, JsonNode real) {
    for (var figure : new String[] {"rows", "accepted", "unchanged", "rejected", "problems"}) {
      assertThat(foretold.at("/" + figure)).as(figure).isEqualTo(real.at("/" + figure));
    }
  }

  private String rowsLeft() {
    var counts = new StringBuilder();
    for (var table : LEFT) {
      counts.append(
          service.tables().sql("SELECT count(*) FROM " + table).query(Long.class).single());
      counts.append(' ');
    }
    return counts.toString();
  }
}
