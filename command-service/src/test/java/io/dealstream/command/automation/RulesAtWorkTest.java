package io.dealstream.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealstream.command.Life;
import io.dealstream.command.Life.Killed;
import io.dealstream.command.RunningService;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.Hindsight;
import io.dealstream.command.deal.HistoryRow;
import io.dealstream.command.store.LostRace;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules do what they say, once, on a real PostgreSQL. */
class RulesAtWorkTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, "soak".equals(System.getProperty("size")) ? 20 : 1);
  }

  private static RunningService service;
  private static RunningService other;
  private static AutomationsOverHttp client;
  private static AutomationsOverHttp there;

  /** Only the first one acts, unless a test says otherwise. */
  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    other = service.another();
    client = new AutomationsOverHttp(service);
    there = new AutomationsOverHttp(other);
    there.stopRounds();
  }

  @AfterAll
  static void stop() {
    other.close();
    service.close();
  }

  @Test
  void whoever_enters_the_stage_has_a_task_and_the_task_says_why() throws Exception {
    client.pipeline("a");
    client.task("a1", "a", "visit", "prepare").isOk(201);
    var deal = client.open("a", "call");
    client.act(deal, "move", "{\"stageId\": \"visit\"}");
    client.settle();
    var events = client.events(deal);
    assertThat(events)
        .extracting("type")
        .containsExactly("opened", "stage-changed", "activity-planned");
    var moved = events.get(1);
    var task = events.get(2);
    assertThat(task.text("title")).isEqualTo("prepare");
    assertThat(task.text("via")).isEqualTo("automation");
    assertThat(task.data().has("stage")).isFalse();
    assertThat(Instant.parse(task.text("dueAt")))
        .isEqualTo(Instant.parse(moved.text("occurredAt")).plus(Duration.ofDays(3)));
    assertThat(task.around().at("/actor").asString()).isEqualTo("automation:a1");
    assertThat(task.around().at("/causationId").asString()).isEqualTo(moved.id());
    assertThat(task.around().at("/correlationId")).isEqualTo(moved.around().at("/correlationId"));
    var run = client.runs("a1").getFirst();
    assertThat(run.at("/eventId").asString()).isEqualTo(moved.id());
    assertThat(run.at("/dealId").asString()).isEqualTo(deal);
    assertThat(run.at("/outcome").asString()).isEqualTo("done");
    assertThat(run.has("problem")).isFalse();
  }

  @Test
  void a_rule_is_about_what_comes_after_it_however_late_it_is_looked_at() throws Exception {
    client.pipeline("b");
    client.stopRounds();
    var before = client.open("b", "visit");
    client.task("b1", "b", "visit", "first").isOk(201);
    var after = client.open("b", "visit");
    client.task("b1", "b", "visit", "second").isOk(200);
    var later = client.open("b", "visit");
    client.service().delete(AutomationsOverHttp.ADA, "/api/automations/b1").isOk(200);
    var last = client.open("b", "visit");
    client.number();
    client.startRounds();
    client.settle();
    assertThat(client.planned(before)).isEmpty();
    assertThat(client.planned(after)).containsExactly("first");
    assertThat(client.planned(later)).containsExactly("second");
    assertThat(client.planned(last)).isEmpty();
  }

  @Test
  void what_it_asks_of_a_deal_is_asked_of_it_as_it_was() throws Exception {
    client.pipeline("c");
    client
        .rule(
            "c1",
            """
            {"name": "Large", "pipelineId": "c", "when": "stage-entered",
             "onlyIf": {"stage": "visit", "amountAtLeast": "1000"},
             "then": [{"action": "reassign", "owner": "bea", "team": "south"},
                      {"action": "plan", "type": "follow-up", "dueInDays": 1}]}""")
        .isOk(201);
    var small = client.open("c", "call");
    client.act(small, "amount", "{\"amount\": {\"amount\": \"999.99\"}}");
    client.act(small, "move", "{\"stageId\": \"visit\"}");
    client.act(small, "amount", "{\"amount\": {\"amount\": \"5000\"}}");
    var large = client.open("c", "call");
    client.act(large, "amount", "{\"amount\": {\"amount\": \"1000\"}}");
    client.act(large, "move", "{\"stageId\": \"visit\"}");
    client.act(large, "amount", "{\"amount\": {\"amount\": \"1\"}}");
    client.settle();
    assertThat(client.events(small)).extracting("type").doesNotContain("reassigned");
    assertThat(client.events(large))
        .extracting("type")
        .endsWith("amount-changed", "reassigned", "activity-planned");
    assertThat(client.events(large).getLast().text("owner")).isEqualTo("bea");
    assertThat(client.runs("c1")).hasSize(2);
  }

  @Test
  void a_no_of_the_deals_rules_is_noted_and_does_not_stop_the_rest() throws Exception {
    client.pipeline("d");
    client
        .rule(
            "d1",
            """
            {"name": "Late", "pipelineId": "d", "when": "opened",
             "then": [{"action": "plan", "type": "task", "title": "x", "dueInDays": 3},
                      {"action": "reassign", "owner": "bea"}]}""")
        .isOk(201);
    var backdated =
        service
            .post(
                AutomationsOverHttp.ADA,
                "/api/deals",
                """
                {"pipelineId": "d", "name": "Cranes", "owner": "rita",
                 "occurredAt": "2026-03-02T09:00:00Z"}""")
            .isOk(201)
            .id();
    client.settle();
    assertThat(client.events(backdated)).extracting("type").containsExactly("opened", "reassigned");
    var runs = client.runs("d1");
    assertThat(client.outcomes("d1")).containsExactly("done", "refused");
    assertThat(runs.get(1).at("/action").asInt()).isZero();
    assertThat(runs.get(1).at("/problem/type").asString()).isEqualTo("/problems/due-in-the-past");
    assertThat(runs.get(1).at("/problem/field").asString()).isEqualTo("dueAt");
    var first =
        service.get(AutomationsOverHttp.ADA, "/api/automations/d1/runs?limit=1").isOk(200).json();
    assertThat(first.at("/items/0/action").asInt()).isEqualTo(1);
    var second =
        service
            .get(
                AutomationsOverHttp.ADA,
                "/api/automations/d1/runs?limit=1&cursor=" + first.at("/next").asString())
            .json();
    assertThat(second.at("/items/0/action").asInt()).isZero();
    assertThat(second.at("/next").asString(null)).isNull();
  }

  @Test
  void whoever_has_to_know_is_told_and_the_notice_says_why() throws Exception {
    client.pipeline("n");
    client
        .rule(
            "n1",
            """
            {"name": "Wins", "pipelineId": "n", "when": "won",
             "then": [{"action": "notify", "who": "owner", "text": "send the contract"},
                      {"action": "notify", "who": "team", "text": "one of ours"},
                      {"action": "notify", "who": "owner:bea", "text": "a new customer"}]}""")
        .isOk(201);
    var deal = client.open("n", "call");
    client.act(deal, "win", "{}");
    client.settle();
    client.forgetProgress();
    client.settle();
    var events = client.events(deal);
    assertThat(events)
        .extracting("type")
        .as("once, however often it is looked at")
        .containsExactly("opened", "won", "notice-given", "notice-given");
    var won = events.get(1);
    var notice = events.get(2);
    assertThat(notice.data().at("/to").toString())
        .isEqualTo("{\"kind\":\"owner\",\"id\":\"rita\"}");
    assertThat(notice.text("text")).isEqualTo("send the contract");
    assertThat(notice.text("automationId")).isEqualTo("n1");
    assertThat(notice.text("via")).isEqualTo("automation");
    assertThat(notice.around().at("/actor").asString()).isEqualTo("automation:n1");
    assertThat(notice.around().at("/causationId").asString()).isEqualTo(won.id());
    assertThat(notice.around().at("/correlationId")).isEqualTo(won.around().at("/correlationId"));
    assertThat(events.get(3).data().at("/to/id").asString()).isEqualTo("bea");
    assertThat(events.get(3).text("noticeId")).isNotEqualTo(notice.text("noticeId"));
    assertThat(client.outcomes("n1")).containsExactly("done", "refused", "done");
    assertThat(client.runs("n1").get(1).at("/problem/type").asString())
        .isEqualTo("/problems/no-team");
  }

  @Test
  void rules_that_send_a_deal_back_and_forth_are_cut_off() throws Exception {
    client.pipeline("e");
    client.pass("e1", "e", "bea", "carl").isOk(201);
    client.pass("e2", "e", "carl", "bea").isOk(201);
    var deal = client.open("e", "call");
    client.act(deal, "reassign", "{\"owner\": \"bea\"}");
    client.settle();
    assertThat(client.events(deal))
        .extracting(event -> event.text("owner"))
        .containsExactly("rita", "bea", "carl", "bea");
    assertThat(
            client.events(deal).stream()
                .skip(1)
                .map(event -> event.around().at("/correlationId").asString())
                .distinct())
        .as("all of it is part of the same")
        .hasSize(1);
    assertThat(client.outcomes("e1")).containsExactly("cut-off", "done");
    assertThat(client.outcomes("e2")).containsExactly("done");
    var problem = client.runs("e1").getFirst().at("/problem");
    assertThat(problem.at("/type").asString()).isEqualTo("/problems/automation-in-a-circle");
    assertThat(problem.at("/detail").asString()).isEqualTo("e1 > e2 > e1");
    client.act(deal, "reassign", "{\"owner\": \"carl\"}");
    client.settle();
    assertThat(client.outcomes("e2")).as("somebody began anew").startsWith("cut-off", "done");
  }

  @Test
  void a_long_row_of_rules_is_cut_off() throws Exception {
    client.pipeline("f");
    for (var i = 0; i < 7; i++) {
      client.pass("f" + i, "f", "o" + i, "o" + (i + 1)).isOk(201);
    }
    var deal = client.open("f", "call");
    client.act(deal, "reassign", "{\"owner\": \"o0\"}");
    client.settle();
    assertThat(client.events(deal).getLast().text("owner")).isEqualTo("o5");
    assertThat(client.outcomes("f4")).containsExactly("done");
    assertThat(client.outcomes("f5")).containsExactly("cut-off");
    assertThat(client.outcomes("f6")).isEmpty();
  }

  @Test
  void what_an_import_brings_has_long_been_over() throws Exception {
    client.pipeline("g");
    client.task("g1", "g", "visit", "prepare").isOk(201);
    var at = Instant.now().minus(Duration.ofHours(1));
    service
        .bean(DealDesk.class)
        .record(
            new DealHistory(
                "g",
                "x1",
                "import:1",
                List.of(
                    new HistoryRow(
                        at, "visit", null, "anna", null, null, null, null, null, null))));
    client.settle();
    assertThat(client.runs("g1")).isEmpty();
    assertThat(client.planned("g~x1")).isEmpty();
  }

  @Test
  void looked_at_again_and_by_several_nothing_is_done_twice() throws Exception {
    client.pipeline("h");
    client.stopRounds();
    client.task("h1", "h", "visit", "prepare").isOk(201);
    var deals = client.openMany("h", "visit", 70);
    client.number();
    client.startRounds();
    there.startRounds();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var third = threads.submit(RulesAtWorkTest::reactWithoutAsking);
      client.settle();
      third.get();
      client.forgetProgress();
      client.settle();
    } finally {
      there.stopRounds();
    }
    assertThat(deals).allSatisfy(d -> assertThat(client.planned(d)).containsExactly("prepare"));
    assertThat(runsStored("h1")).isEqualTo(70);
  }

  /** From the other end, by somebody who does not ask whether another is at it. */
  private static void reactWithoutAsking() {
    var events = new EventsInOrder(other.bean(JdbcTemplate.class));
    var rules = events.rulesFrom(0);
    var occasions = new ArrayList<Occasion>();
    for (var event : events.between(0, events.last())) {
      rules.at(event.position()).stream()
          .filter(rule -> rule.id().equals("h1"))
          .filter(rule -> Matching.mayBeAbout(rule.definition(), event.event()))
          .forEach(rule -> occasions.add(new Occasion(event, rule, Causes.NONE)));
    }
    assertThat(occasions).hasSize(70);
    var reacting =
        new Reacting(
            other.bean(Together.class),
            other.bean(SideRows.class),
            other.bean(DealDesk.class)::automate);
    occasions.reversed().forEach(one -> reacting.react(List.of(one), List.of()));
  }

  /** Killed at some point, taken up by another one, and that one killed too, and so on. */
  @ParameterizedTest
  @MethodSource("seeds")
  void killed_anywhere_each_thing_is_done_once(long seed) throws Exception {
    var random = new Random(seed);
    var pipeline = "k" + seed;
    client.settle();
    client.stopRounds();
    client.pipeline(pipeline);
    client.task(pipeline, pipeline, "visit", "prepare").isOk(201);
    var deals = client.openMany(pipeline, "visit", 60 + random.nextInt(60));
    client.number();
    for (var kill = 0; kill < 3; kill++) {
      var life = new Life(random.nextInt(1 + deals.size() / 3), random.nextBoolean());
      var following = following(life.over(service.bean(Together.class)), mortal(life));
      assertThatThrownBy(
              () -> {
                while (following.step(() -> false)) {}
                throw new Killed(); // it was done before it could be killed
              })
          .isInstanceOf(Killed.class);
    }
    client.startRounds();
    client.settle();
    assertThat(deals).allSatisfy(d -> assertThat(client.planned(d)).containsExactly("prepare"));
    assertThat(runsStored(pipeline)).isEqualTo(deals.size());
  }

  private static Deals mortal(Life life) {
    var deals = service.bean(DealDesk.class);
    return (deal, what, origin) -> {
      life.spend();
      return deals.automate(deal, what, origin);
    };
  }

  @Test
  void a_race_lost_is_run_again_and_our_own_fault_is_noted_once() throws Exception {
    client.pipeline("l");
    client.settle();
    client.stopRounds();
    client.task("l1", "l", "visit", "prepare").isOk(201);
    var raced = client.open("l", "visit");
    var faulty = client.open("l", "visit");
    var fine = client.open("l", "visit");
    client.number();
    var races = new AtomicInteger(3);
    var desk = service.bean(DealDesk.class);
    Deals deals =
        (deal, what, origin) -> {
          if (deal.equals(raced) && races.getAndDecrement() > 0) {
            throw new LostRace(null);
          }
          if (deal.equals(faulty)) {
            throw new IllegalStateException("broken on purpose");
          }
          return desk.automate(deal, what, origin);
        };
    var following = following(service.bean(Together.class), deals);
    while (following.step(() -> false)) {}
    client.startRounds();
    client.settle();
    assertThat(client.planned(raced)).containsExactly("prepare");
    assertThat(client.planned(fine)).containsExactly("prepare");
    assertThat(client.planned(faulty)).isEmpty();
    assertThat(client.outcomes("l1")).containsExactly("done", "refused", "done");
    assertThat(client.runs("l1").get(1).at("/problem/type").asString())
        .isEqualTo("/problems/internal-error");
  }

  private static Following following(Together together, Deals deals) {
    return new Following(
        new EventsInOrder(service.bean(JdbcTemplate.class)),
        new RunTable(service.bean(JdbcClient.class)),
        service.bean(Hindsight.class),
        new Reacting(together, service.bean(SideRows.class), deals),
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)));
  }

  private static long runsStored(String rule) {
    return service
        .tables()
        .sql("SELECT count(*) FROM automation_run WHERE automation_id = ?")
        .param(rule)
        .query(Long.class)
        .single();
  }
}
