package io.dealstream.command.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.RunningService;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.SideRow;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import io.dealstream.testing.TestIssuer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DealDeskTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private static RunningService service;
  private static DealDesk desk;
  private static Together together;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    desk = service.bean(DealDesk.class);
    together = service.bean(Together.class);
    service.post(TestIssuer.shared().admin(), "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void rows_are_decided_in_order_and_each_is_told_what_became_of_it() {
    assertThat(
            desk.record(
                history(
                    "a",
                    row("won"),
                    row("prospecting"),
                    row("prospecting"),
                    row("nowhere"),
                    row("closing"),
                    row("won"),
                    row("lost"))))
        .containsExactly(
            new Recorded.Refused("outcome-first", "stage", "a deal begins in a stage"),
            new Recorded.Accepted(1),
            new Recorded.Unchanged(),
            new Recorded.Refused("unknown-stage", "stage", "nowhere"),
            new Recorded.Accepted(1),
            new Recorded.Accepted(1),
            new Recorded.Refused(
                "reopen-first", "stage", "default~a is in the way of it: reopen-first"));
    assertThat(events("deal:default~a")).isEqualTo(3);
  }

  @Test
  void the_same_external_id_is_the_same_deal() {
    assertThat(desk.record(history("b", row("prospecting"))))
        .containsExactly(new Recorded.Accepted(1));
    assertThat(desk.record(history("b", row("prospecting"))))
        .containsExactly(new Recorded.Unchanged());
  }

  @Test
  void a_refused_row_does_not_spoil_what_it_is_stored_with() {
    var rows = service.bean(SideRows.class);
    together.once(
        () -> {
          desk.record(history("c", row("lost")));
          desk.record(history("d", row("prospecting")));
          rows.add(
              SideRow.of(
                  "INSERT INTO pipeline_head (pipeline_id, version) VALUES (?, ?)", "beside", 0));
          return true;
        });
    assertThat(events("deal:default~c")).isZero();
    assertThat(events("deal:default~d")).isEqualTo(1);
    assertThat(sideRows("beside")).isEqualTo(1);
  }

  @Test
  void a_piece_of_work_that_fails_leaves_nothing() {
    var failure = new IllegalStateException("not after all");
    assertThatThrownBy(
            () ->
                together.once(
                    () -> {
                      desk.record(history("e", row("prospecting")));
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(events("deal:default~e")).isZero();
  }

  @Test
  void each_event_is_its_rows_actors_doing_and_part_of_what_brought_it() {
    var byTom = new HistoryRow(MONDAY, "closing", null, "tom", null, null, null, null, null, null);
    desk.record(history("f", row("prospecting"), byTom));
    assertThat(
            service
                .tables()
                .sql(
                    """
                    SELECT convert_from(metadata, 'UTF8')::json ->> 'actor' FROM event
                    WHERE aggregate_id = 'deal:default~f'
                      AND convert_from(metadata, 'UTF8')::json ->> 'correlationId' = 'import-1'
                      AND convert_from(payload, 'UTF8')::json ->> 'via' = 'import'
                    ORDER BY sequence\
                    """)
                .query(String.class)
                .list())
        .containsExactly("anna", "tom");
  }

  @Test
  void a_pipeline_nobody_knows_is_a_refusal_of_each_row() {
    var history = new DealHistory("none", "g", "import-1", List.of(row("a"), row("b")));
    assertThat(desk.record(history))
        .hasSize(2)
        .allMatch(
            recorded ->
                recorded instanceof Recorded.Refused r && r.rule().equals("unknown-pipeline"));
  }

  @Test
  void who_loses_a_race_is_told_so_and_can_try_afresh() throws Exception {
    desk.record(history("h", row("prospecting")));
    // An event of the deal that is stored and not committed: nobody sees it, and it is first.
    var holder = service.appDataSource().getConnection();
    holder.setAutoCommit(false);
    insertNext(holder, "deal:default~h", 1);
    var late =
        CompletableFuture.supplyAsync(
            () -> together.once(() -> desk.record(history("h", row("closing")))));
    service.awaitBlockedWriter();
    holder.commit();
    holder.close();
    assertThatThrownBy(() -> late.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(LostRace.class);
    assertThat(desk.record(history("h", row("closing")))).containsExactly(new Recorded.Accepted(1));
  }

  /** A copy of the deal's last event under the next number: a move nobody asked for. */
  private static void insertNext(Connection connection, String aggregate, int sequence)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO event (event_id, aggregate_id, sequence, aggregate_type, recorded_at,
              payload_type, payload, metadata)
            SELECT event_id || '-next', aggregate_id, ?, aggregate_type, recorded_at,
              'io.dealstream.deal.amount-changed.v1',
              convert_to(
                '{"dealId":"default~h","pipelineId":"default",'
                || '"amount":{"amount":"1.00","currency":"EUR"},'
                || '"value":{"amount":"1.00","currency":"EUR"},'
                || '"owner":"anna","via":"api","occurredAt":"2026-03-02T09:00:00Z"}', 'UTF8'),
              metadata
            FROM event WHERE aggregate_id = ?\
            """)) {
      insert.setInt(1, sequence);
      insert.setString(2, aggregate);
      insert.executeUpdate();
    }
  }

  private static long events(String aggregate) {
    return service
        .tables()
        .sql("SELECT count(*) FROM event WHERE aggregate_id = ?")
        .param(aggregate)
        .query(Long.class)
        .single();
  }

  private static long sideRows(String id) {
    return service
        .tables()
        .sql("SELECT count(*) FROM pipeline_head WHERE pipeline_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private static DealHistory history(String externalId, HistoryRow... rows) {
    return new DealHistory("default", externalId, "import-1", List.of(rows));
  }

  private static HistoryRow row(String stage) {
    return new HistoryRow(MONDAY, stage, null, "anna", null, null, null, null, null, null);
  }
}
