package io.dealstream.command.retirement;

import static io.dealstream.command.retirement.RetirementsOverHttp.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.Life;
import io.dealstream.command.Life.Killed;
import io.dealstream.command.RunningService;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.HistoryRow;
import io.dealstream.command.decision.Recorded;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import io.dealstream.command.whereabouts.Whereabouts;
import io.dealstream.testing.TestIssuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A stage is retired, and the deals inside go where they are to. */
class RetiringAStageInUseTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, "soak".equals(System.getProperty("size")) ? 20 : 2);
  }

  private static RunningService service;
  private static RunningService other;
  private static RetirementsOverHttp client;
  private static RetirementsOverHttp there;

  /** Only the first one moves deals, unless a test says otherwise. */
  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    other = service.another();
    client = new RetirementsOverHttp(service);
    there = new RetirementsOverHttp(other);
    there.stopRounds();
  }

  @AfterAll
  static void stop() {
    other.close();
    service.close();
  }

  @AfterEach
  void asBefore() {
    client.stopRounds();
    client.startRounds();
  }

  @Test
  void every_deal_inside_is_moved_in_the_name_of_who_asked() throws Exception {
    client.pipeline("a", "call", "visit", "pitch");
    var inside = client.open("a", "visit", 3);
    var outside = client.open("a", "call").id();
    var asked = client.retire("a", "visit", "pitch").isOk(202);
    assertThat(asked.etag()).isEqualTo("\"1\"");
    assertThat(asked.json().at("/state").asString()).isEqualTo("queued");
    var done = client.done(asked);
    assertThat(counts(done)).isEqualTo("3 deals, 3 moved, 0 left, 0 refused");
    assertThat(inside)
        .allSatisfy(d -> assertThat(client.path(d)).containsExactly("visit", "pitch"));
    assertThat(client.path(outside)).containsExactly("call");
    assertThat(metaData(inside.getFirst()))
        .contains("\"retirement:" + done.at("/id").asString() + "\"", "\"ada\"");
    assertThat(payload(inside.getFirst()))
        .contains("\"reason\":\"the stage visit is retired\"", "\"via\":\"automation\"");
  }

  @Test
  void those_that_the_rules_keep_in_are_named_and_can_be_moved_by_another_retirement()
      throws Exception {
    service
        .post(
            ADA,
            "/api/pipelines",
            """
            {"id": "b", "stages": [{"id": "call"}, {"id": "visit"}, {"id": "pitch"},
              {"id": "closing"}], "rules": {"allowSkip": false}}""")
        .isOk(201);
    var inside = client.open("b", "visit", 2);
    var done = client.done(client.retire("b", "visit", "closing"));
    assertThat(counts(done)).isEqualTo("2 deals, 0 moved, 0 left, 2 refused");
    assertThat(done.at("/problems/0/type").asString()).isEqualTo("/problems/skipping-not-allowed");
    assertThat(done.at("/problems").valueStream().map(p -> p.at("/dealId").asString()))
        .containsExactlyInAnyOrderElementsOf(inside);
    var page = service.get(ADA, location("b", done.at("/id").asString()) + "?limit=1").json();
    assertThat(page.at("/problemsTruncated").asBoolean()).isTrue();
    var rest =
        service.get(
            ADA,
            location("b", done.at("/id").asString()) + "?cursor=" + page.at("/next").asString());
    assertThat(rest.json().at("/problems").size()).isEqualTo(1);
    var again = client.retire("b", "visit", "pitch").isOk(202);
    assertThat(again.etag()).as("no further version").isEqualTo("\"1\"");
    assertThat(counts(client.done(again))).isEqualTo("2 deals, 2 moved, 0 left, 0 refused");
    assertThat(client.standingIn("b", "visit")).isEmpty();
  }

  @Test
  void what_cannot_be_is_said_at_once() {
    client.pipeline("c", "call", "visit");
    client.retire("nowhere", "visit", "call").isProblem(404, "unknown-pipeline", "id");
    client.retire("c", "nowhere", "call").isProblem(404, "unknown-stage", "stageId");
    client.retire("c", "visit", "visit").isProblem(422, "same-stage", "moveTo");
    service
        .post(ADA, "/api/pipelines/c/stages/visit/retire", "{}")
        .isProblem(400, "missing-field", "moveTo");
    service
        .post(
            ADA,
            "/api/pipelines/c/stages/visit/retire",
            "{\"moveTo\": \"call\"}",
            "If-Match",
            "\"7\"")
        .isProblem(412, "version-moved-on", "If-Match");
    service
        .get(ADA, location("c", "00000000-0000-0000-0000-000000000000"))
        .isProblem(404, "unknown-retirement", "retirement");
    assertThat(client.redefine("c", "call", "visit").isOk(200).etag()).isEqualTo("\"0\"");
  }

  @Test
  void only_an_admin_may_see_how_it_stands() throws Exception {
    client.pipeline("c2", "call", "visit");
    var asked = client.retire("c2", "visit", "call");
    client.done(asked);
    service
        .get(TestIssuer.shared().manager("marek", "north"), asked.headers().get("location"))
        .isProblem(403, "role-required", "roles");
  }

  @Test
  void sent_again_under_its_key_it_is_the_same_one() throws Exception {
    client.pipeline("d", "call", "visit");
    client.open("d", "visit", 1);
    var path = "/api/pipelines/d/stages/visit/retire";
    var body = "{\"moveTo\": \"call\"}";
    var first = service.post(ADA, path, body, "Idempotency-Key", "k1").isOk(202);
    var again = service.post(ADA, path, body, "Idempotency-Key", "k1").isOk(202);
    assertThat(again.headers().get("location")).isEqualTo(first.headers().get("location"));
    assertThat(counts(client.done(first))).isEqualTo("1 deals, 1 moved, 0 left, 0 refused");
  }

  @Test
  void a_deal_decided_in_it_reopens_elsewhere_and_a_past_that_names_it_is_refused()
      throws Exception {
    client.pipeline("e", "call", "visit", "pitch");
    var won = client.open("e", "visit").id();
    client.act(won, "win", "{}").isOk(200);
    assertThat(counts(client.done(client.retire("e", "visit", "pitch"))))
        .isEqualTo("0 deals, 0 moved, 0 left, 0 refused");
    client
        .act(won, "reopen", "{\"stageId\": \"visit\"}")
        .isProblem(422, "stage-retired", "stageId");
    client.act(won, "reopen", "{\"stageId\": \"call\"}").isOk(200);
    assertThat(client.path(won)).containsExactly("visit", "call");
    var recorded =
        service
            .bean(DealDesk.class)
            .record(
                new DealHistory(
                    "e",
                    "x1",
                    "import:1",
                    List.of(row("call", 1), row("visit", 2), row("pitch", 3))));
    assertThat(recorded.get(1)).isEqualTo(new Recorded.Refused("stage-retired", "stage", "visit"));
    assertThat(recorded.get(0)).isInstanceOf(Recorded.Accepted.class);
    assertThat(recorded.get(2)).isInstanceOf(Recorded.Accepted.class);
  }

  @Test
  void while_it_is_under_way_a_stage_is_not_retired_again_and_deals_leave_by_themselves()
      throws Exception {
    client.stopRounds();
    client.pipeline("f", "call", "visit", "pitch");
    var inside = client.open("f", "visit", 3);
    var asked = client.retire("f", "visit", "pitch").isOk(202);
    client.retire("f", "visit", "call").isProblem(422, "stage-being-retired", "stageId");
    client.open("f", "visit").isProblem(422, "stage-retired", "stageId");
    var emptying = emptying(service.bean(Together.class), service.bean(DealDesk.class)::vacate);
    assertThat(emptying.step()).as("counted").isTrue();
    client.act(inside.get(0), "move", "{\"stageId\": \"call\"}").isOk(200);
    client.act(inside.get(1), "win", "{}").isOk(200);
    client.startRounds();
    assertThat(counts(client.done(asked))).isEqualTo("3 deals, 1 moved, 2 left, 0 refused");
    assertThat(client.path(inside.get(0))).containsExactly("visit", "call");
  }

  @Test
  void deals_that_come_in_at_the_same_time_are_moved_too_or_stay_outside() throws Exception {
    client.pipeline("g", "call", "visit");
    var opened = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var closed = new AtomicBoolean();
      var coming = new ArrayList<Future<List<String>>>();
      for (var i = 0; i < 8; i++) {
        var by = i % 2 == 0 ? client : there;
        coming.add(threads.submit(() -> openUntil(by, closed)));
      }
      client.open("g", "visit", 20);
      var asked = client.retire("g", "visit", "call").isOk(202);
      for (var ids : coming) {
        opened.addAll(ids.get());
      }
      var done = client.done(asked);
      assertThat(done.at("/deals").asLong()).isEqualTo(20 + opened.size());
      assertThat(done.at("/moved").asLong()).isEqualTo(20 + opened.size());
    }
    assertThat(opened).isNotEmpty();
    assertThat(client.standingIn("g", "visit")).isEmpty();
  }

  private static List<String> openUntil(RetirementsOverHttp by, AtomicBoolean closed) {
    var ids = new ArrayList<String>();
    while (!closed.get()) {
      var reply = by.open("g", "visit");
      if (reply.status() == 201) {
        ids.add(reply.id());
      } else {
        reply.isProblem(422, "stage-retired", "stageId");
        closed.set(true);
      }
    }
    return ids;
  }

  /** One by one and from the other end, by somebody who does not ask whether another is at it. */
  @Test
  void several_at_the_same_one_move_each_deal_once() throws Exception {
    client.stopRounds();
    client.pipeline("h", "call", "visit");
    var inside = client.open("h", "visit", 120);
    var asked = client.retire("h", "visit", "call").isOk(202);
    var emptying = emptying(service.bean(Together.class), service.bean(DealDesk.class)::vacate);
    assertThat(emptying.step()).as("counted").isTrue();
    var id = UUID.fromString(asked.json().at("/id").asString());
    var job = new Retirement(id, "h", "visit", "call", "gone", "ada");
    client.startRounds();
    there.startRounds();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var third = threads.submit(() -> moveEach(job, inside.reversed()));
      assertThat(counts(client.done(asked))).isEqualTo("120 deals, 120 moved, 0 left, 0 refused");
      third.get();
    } finally {
      there.stopRounds();
    }
    assertThat(inside).allSatisfy(d -> assertThat(client.path(d)).containsExactly("visit", "call"));
  }

  private static void moveEach(Retirement job, List<String> deals) {
    var desk = other.bean(DealDesk.class);
    for (var deal : deals) {
      try {
        other
            .bean(Together.class)
            .once(
                () -> {
                  var outcome = Outcome.of(desk.vacate(deal, job.stage(), job.origin()));
                  other.bean(SideRows.class).add(RetirementStore.became(job, deal, outcome));
                  return outcome;
                });
      } catch (LostRace | RetirementStore.Superseded faster) {
        // what is looked at is that the deal was moved once
      }
    }
  }

  /** Killed at some point, taken up by another one, and that one killed too, and so on. */
  @ParameterizedTest
  @MethodSource("seeds")
  void killed_anywhere_it_is_taken_up_and_moves_each_deal_once(long seed) throws Exception {
    var random = new Random(seed);
    var pipeline = "k" + seed;
    client.stopRounds();
    client.pipeline(pipeline, "call", "visit");
    var inside = client.open(pipeline, "visit", 60 + random.nextInt(60));
    var asked = client.retire(pipeline, "visit", "call").isOk(202);
    for (var kill = 0; kill < 3; kill++) {
      var life = new Life(random.nextInt(2 + inside.size() / 3), random.nextBoolean());
      var emptying = emptying(life.over(service.bean(Together.class)), mortal(life));
      assertThatThrownBy(
              () -> {
                while (emptying.step()) {}
                throw new Killed(); // it was done before it could be killed
              })
          .isInstanceOf(Killed.class);
    }
    there.startRounds();
    try {
      assertThat(counts(client.done(asked)))
          .isEqualTo("%1$d deals, %1$d moved, 0 left, 0 refused".formatted(inside.size()));
    } finally {
      there.stopRounds();
    }
    assertThat(inside).allSatisfy(d -> assertThat(client.path(d)).containsExactly("visit", "call"));
  }

  private static Deals mortal(Life life) {
    var deals = service.bean(DealDesk.class);
    return (deal, what, origin) -> {
      life.spend();
      return deals.vacate(deal, what, origin);
    };
  }

  private static Emptying emptying(Together together, Deals deals) {
    return new Emptying(
        new RetirementStore(service.bean(JdbcTemplate.class)),
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)),
        service.bean(Whereabouts.class),
        together,
        service.bean(SideRows.class),
        deals);
  }

  private static HistoryRow row(String stage, int day) {
    var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
    return new HistoryRow(at, stage, null, "anna", null, null, null, null, null, null);
  }

  private static String location(String pipeline, String id) {
    return "/api/pipelines/" + pipeline + "/retirements/" + id;
  }

  private static String counts(JsonNode answer) {
    return "%d deals, %d moved, %d left, %d refused"
        .formatted(
            answer.at("/deals").asLong(),
            answer.at("/moved").asLong(),
            answer.at("/left").asLong(),
            answer.at("/refused").asLong());
  }

  private static String metaData(String deal) {
    return last(deal, "metadata");
  }

  private static String payload(String deal) {
    return last(deal, "payload");
  }

  private static String last(String deal, String column) {
    return service
        .tables()
        .sql(
            "SELECT convert_from("
                + column
                + ", 'UTF8') FROM event WHERE aggregate_id = ?"
                + " ORDER BY sequence DESC LIMIT 1")
        .param("deal:" + deal)
        .query(String.class)
        .single();
  }
}
