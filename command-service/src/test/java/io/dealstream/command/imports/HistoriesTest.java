package io.dealstream.command.imports;

import static io.dealstream.command.imports.ImportsOverHttp.HISTORIES;
import static io.dealstream.command.imports.ImportsOverHttp.LOANS;
import static io.dealstream.command.imports.ImportsOverHttp.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dealstream.command.RunningService;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole histories through the whole service; what they must come to was computed elsewhere. */
class HistoriesTest {

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));
  private static final String[] BPIC_STAGES = {
    "submitted", "partly-submitted", "pre-accepted", "accepted", "finalized"
  };

  private static final String LOANS_EXPECTED =
      SOAK ? "bpic2012_expected.json" : "bpic2012_first_4000_deals_expected.json";

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
  void a_history_full_of_traps_comes_out_as_computed_and_twice_as_once() throws Exception {
    http.pipeline("tricky", "prospecting", "qualification", "pitch", "negotiation", "closing");
    var file = HISTORIES.resolve("tricky_history.csv");
    var first = http.ended(http.begin("?pipeline=tricky", file));
    assertThat(first.at("/rows").asInt()).isEqualTo(2968);
    assertThat(first.at("/rejected").asInt()).isEqualTo(169);
    assertThat(first.at("/problems").size()).isEqualTo(169);
    isAsExpected("tricky", "tricky_expected.json");
    var events = service.storedEvents();

    var again = http.ended(http.begin("?pipeline=tricky", file));
    assertThat(again.at("/accepted").asInt()).isZero();
    assertThat(again.at("/unchanged").asInt()).isEqualTo(2968 - 169);
    assertThat(again.at("/problems")).isEqualTo(first.at("/problems"));
    assertThat(service.storedEvents()).isEqualTo(events);
  }

  @Test
  void a_real_history_is_accepted_whole_and_twice_as_once() throws Exception {
    http.pipeline("bpic2012", BPIC_STAGES);
    var first = http.ended(http.begin("?pipeline=bpic2012", loans()));
    assertThat(first.at("/rejected").asInt()).as(first.toString()).isZero();
    assertThat(first.at("/rows")).isEqualTo(first.at("/totalRows"));
    isAsExpected("bpic2012", LOANS_EXPECTED);
    var events = service.storedEvents();

    var again = http.ended(http.begin("?pipeline=bpic2012", loans()));
    assertThat(again.at("/unchanged")).isEqualTo(first.at("/rows"));
    assertThat(service.storedEvents()).isEqualTo(events);
    System.out.printf(
        "bpic2012: %s rows at %s rows/s; again at %s rows/s%n",
        first.at("/rows"), first.at("/ratePerSecond"), again.at("/ratePerSecond"));
  }

  @Test
  void an_instance_lost_on_the_way_changes_nothing_in_the_end() throws Exception {
    http.pipeline("bpic2012", BPIC_STAGES);
    var location = http.begin("?pipeline=bpic2012", loans());
    while (http.get(location).at("/rows").asInt() < 10_000) {
      Thread.onSpinWait(); // each look is a call over HTTP
    }
    service.bean(HikariDataSource.class).close();
    try (var other = service.another();
        var elsewhere = new ImportsOverHttp(other)) {
      assertThat(elsewhere.get(location).at("/state").asString()).isEqualTo("running");
      var ended = elsewhere.ended(location);
      assertThat(ended.at("/state").asString()).isEqualTo("done");
      assertThat(ended.at("/accepted")).isEqualTo(ended.at("/totalRows"));
      isAsExpected("bpic2012", LOANS_EXPECTED);
    }
  }

  /** All of them, or the first 4,000 deals: the file's rows stand together by deal. */
  private static String loans() throws IOException {
    var all = ImportsOverHttp.unpacked(LOANS);
    return SOAK ? all : all.lines().limit(17_503).collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void the_sample_is_read_by_its_mapping_and_ends_yesterday() throws Exception {
    var yaml = ImportsOverHttp.text(SAMPLES.resolve("crm-sales-opportunities.yaml"));
    var answered = http.putMapping("crm", yaml);
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(204);
    var file = SAMPLES.resolve("crm-sales-opportunities.csv");
    var first = http.ended(http.begin("?pipeline=crm&mapping=crm", file));
    assertThat(first.at("/rejected").asInt()).as(first.toString()).isZero();
    var states = DealStates.of(service.tables(), "crm");
    assertThat(states.deals()).isEqualTo(8_800);
    assertThat(states.in("won")).isEqualTo(4_238);
    assertThat(states.in("lost")).isEqualTo(2_473);
    assertThat(states.withoutValue("lost")).isEqualTo(2_473);
    assertThat(states.withoutValue("won")).isZero();
    assertThat(newest()).isEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(1));
    var again = http.ended(http.begin("?pipeline=crm&mapping=crm", file));
    assertThat(again.at("/unchanged")).isEqualTo(first.at("/rows"));
    System.out.printf("crm: %s rows at %s rows/s%n", first.at("/rows"), first.at("/ratePerSecond"));
  }

  private LocalDate newest() {
    return service
        .tables()
        .sql(
            """
            SELECT max(convert_from(payload, 'UTF8')::json ->> 'occurredAt') FROM event
            WHERE aggregate_type = 'deal'""")
        .query((row, _) -> Instant.parse(row.getString(1)).atZone(ZoneOffset.UTC).toLocalDate())
        .single();
  }

  private void isAsExpected(String pipeline, String file) throws Exception {
    var expected = JsonMapper.shared().readTree(ImportsOverHttp.text(HISTORIES.resolve(file)));
    var states = DealStates.of(service.tables(), pipeline);
    assertThat(states.deals()).isEqualTo(expected.at("/deals").asInt());
    for (var count : new String[] {"transitions", "reopened", "stages_skipped"}) {
      assertThat(states.counts.getOrDefault(count, 0))
          .as(count)
          .isEqualTo(expected.at("/" + count).asInt());
    }
    for (var status : new String[] {"open", "won", "lost"}) {
      assertThat(states.in(status)).as(status).isEqualTo(expected.at("/" + status).asInt());
      assertThat(states.value(status))
          .as(status)
          .isEqualByComparingTo(expected.at("/" + status + "_value").decimalValue());
      assertThat(states.withoutValue(status))
          .as(status)
          .isEqualTo(expected.at("/" + status + "_without_value").asInt());
    }
    assertThat(states.entered).isEqualTo(entered(expected));
  }

  private static java.util.Map<String, Integer> entered(JsonNode expected) {
    return expected.at("/stages").properties().stream()
        .collect(
            Collectors.toMap(
                stage -> stage.getKey(), stage -> stage.getValue().at("/entries/entered").asInt()));
  }
}
