package io.dealstream.command.whereabouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.RunningService;
import io.dealstream.events.EventNames;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.testing.TestIssuer;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhereaboutsTest {

  private static final String ADA = TestIssuer.shared().admin();

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Nothing has a position at first; then some events do, and some of those were read. */
  @Test
  void every_open_deal_is_found_where_it_stands_however_far_was_read() {
    service.post(ADA, "/api/pipelines", "").isOk(201);
    service
        .post(ADA, "/api/pipelines", "{\"id\": \"renewals\", \"stages\": [{\"id\": \"due\"}]}")
        .isOk(201);
    var random = new Random(7);
    var expected = new HashMap<String, String>();
    for (var step = 0; step < 400; step++) {
      any(random, expected);
      if (step % 50 == 49) {
        assertThat(found()).isEqualTo(expected);
        number(random.nextInt(60));
        assertThat(found()).isEqualTo(expected);
        assertThat(service.bean(Whereabouts.class).readOn(Duration.ofSeconds(10))).isTrue();
        assertThat(found()).isEqualTo(expected);
      }
    }
    number(Integer.MAX_VALUE);
    service.bean(Whereabouts.class).readOn(Duration.ofSeconds(10));
    assertThat(found()).isEqualTo(expected);
    assertThat(count("SELECT count(*) FROM deal_places_unread()")).isZero();
    assertThat(count("SELECT count(*) FROM deal_place")).isEqualTo(expected.size());
  }

  private static final List<String> STAGES =
      List.of("prospecting", "qualification", "pitch-and-negotiation", "closing");

  private static void any(Random random, Map<String, String> expected) {
    var deal = "d" + random.nextInt(40);
    var stage = STAGES.get(random.nextInt(4));
    var path = "/api/deals/" + deal;
    var reply =
        switch (random.nextInt(9)) {
          case 0, 1 -> service.post(ADA, path + "/move", "{\"stageId\": \"" + stage + "\"}");
          case 2 -> service.post(ADA, path + "/reopen", "{\"stageId\": \"" + stage + "\"}");
          case 3 -> service.post(ADA, path + "/win", "{}");
          case 4 -> service.post(ADA, path + "/lose", "{\"reason\": \"price\"}");
          case 5 ->
              service.post(
                  ADA, path + "/hand-off", "{\"pipelineId\": \"renewals\", \"stageId\": \"due\"}");
          case 6 ->
              random.nextInt(3) == 0
                  ? service.delete(ADA, path)
                  : service.post(
                      ADA, path + "/merge", "{\"into\": \"d" + random.nextInt(40) + "\"}");
          default ->
              service.post(
                  ADA,
                  "/api/deals",
                  """
                  {"id": "%s", "pipelineId": "default", "stageId": "%s", "name": "x", "owner": "rita"}"""
                      .formatted(deal, stage));
        };
    if (reply.status() < 300) {
      note(deal, expected);
    }
  }

  /** By the deal's last event that says so, read on its own. */
  private static void note(String deal, Map<String, String> expected) {
    var last =
        service
            .tables()
            .sql(
                """
                SELECT payload_type || ' ' || coalesce(j ->> 'pipelineId', '') || '/' || coalesce(j ->> 'to', '')
                FROM event, LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb AS j) AS json
                WHERE aggregate_id = ? AND payload_type NOT LIKE '%absorbed%' ORDER BY sequence DESC LIMIT 1""")
            .param("deal:" + deal)
            .query(String.class)
            .single();
    if (last.matches(".*\\.(won|lost|merged|deleted)\\.v1 .*")) {
      expected.remove(deal);
    } else {
      expected.put(deal, last.substring(last.indexOf(' ') + 1));
    }
  }

  private static Map<String, String> found() {
    var found = new HashMap<String, String>();
    service
        .tables()
        .sql("SELECT deal_id, pipeline_id || '/' || stage_id FROM deal_whereabouts")
        .query((row, _) -> found.put(row.getString(1), row.getString(2)))
        .list();
    return found;
  }

  /** As the sequencer does it; nobody looks at the chains here. */
  private static void number(int most) {
    service
        .tables()
        .sql(
            """
            WITH taken AS (
              DELETE FROM outbox WHERE global_index IN (
                SELECT global_index FROM outbox ORDER BY 1 LIMIT ?) RETURNING global_index)
            INSERT INTO event_position (position, global_index, chain, deal_chain)
            SELECT (SELECT coalesce(max(position), 0) FROM event_position)
                + row_number() OVER (ORDER BY global_index),
              global_index, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')
            FROM taken""")
        .param(most)
        .update();
  }

  private static long count(String sql) {
    return service.tables().sql(sql).query(Long.class).single();
  }

  /** One that names a stage it leaves or enters, and is not in the view, would be overlooked. */
  @Test
  void every_event_of_a_deal_either_tells_a_place_or_leaves_it() {
    var definition =
        service
            .tables()
            .sql("SELECT pg_get_viewdef('deal_step'::regclass)")
            .query(String.class)
            .single();
    EventNames.all().entrySet().stream()
        .filter(event -> DealEvent.class.isAssignableFrom(event.getValue()))
        .forEach(
            event ->
                assertThat(definition.contains("'" + event.getKey() + "'"))
                    .as(event.getKey())
                    .isEqualTo(tellsAPlace(event.getValue())));
  }

  private static boolean tellsAPlace(Class<?> event) {
    return Stream.of(event.getRecordComponents())
        .filter(part -> part.getType() == String.class) // a stage's id; a notice goes to somebody
        .map(RecordComponent::getName)
        .anyMatch(Set.of("from", "to")::contains);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM deal_place",
        "UPDATE deal_place_progress SET through = 0",
        "SELECT * FROM outbox",
        "SELECT * FROM deal_step"
      })
  void the_service_reads_it_by_the_view_alone(String statement) throws Exception {
    try (var connection = service.appDataSource().getConnection();
        var sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("permission denied");
    }
  }
}
