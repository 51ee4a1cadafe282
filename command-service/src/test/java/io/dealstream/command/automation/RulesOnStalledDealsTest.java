package io.dealstream.command.automation;

import static io.dealstream.command.automation.AutomationsOverHttp.ADA;
import static io.dealstream.events.alert.AlertKind.IDLE;
import static io.dealstream.events.alert.AlertKind.OVERSTAYED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.DealHistory;
import io.dealstream.command.deal.HistoryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules act on alerts where those stand, on a real PostgreSQL and a real Kafka. */
class RulesOnStalledDealsTest {

  private static RunningService service;

  private StalledDeals stuck;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void open() throws InterruptedException {
    stuck = new StalledDeals(service);
  }

  @AfterEach
  void close() {
    stuck.close();
  }

  @Test
  void whoever_has_a_stuck_deal_is_told_and_the_events_say_why() {
    stuck.rule(
        "\"onlyIf\": {\"stage\": \"visit\", \"kind\": \"idle\"}",
        "{\"action\": \"notify\", \"who\": \"owner\", \"text\": \"still there?\"}",
        "{\"action\": \"plan\", \"type\": \"task\", \"title\": \"ask\", \"dueInDays\": 3}");
    var deal = stuck.client.open(stuck.pipeline, "visit");
    var alert = stuck.raised(deal, IDLE, 0);
    stuck.alerts.tell(alert);
    stuck.follow();
    var events = stuck.client.events(deal);
    assertThat(events)
        .extracting("type")
        .containsExactly("opened", "notice-given", "activity-planned");
    for (var event : events.subList(1, 3)) {
      assertThat(event.text("via")).isEqualTo("automation");
      assertThat(event.around().at("/actor").asString()).isEqualTo("automation:" + stuck.pipeline);
      assertThat(event.around().at("/causationId").asString()).isEqualTo(alert.alertId());
      assertThat(event.around().at("/correlationId").asString()).isEqualTo(alert.alertId());
    }
    assertThat(Instant.parse(events.get(2).text("dueAt")))
        .isEqualTo(alert.occurredAt().plus(Duration.ofDays(3)));
    var run = stuck.client.runs(stuck.pipeline).getLast();
    assertThat(run.at("/alertId").asString()).isEqualTo(alert.alertId());
    assertThat(run.at("/dealId").asString()).isEqualTo(deal);
    assertThat(run.at("/outcome").asString()).isEqualTo("done");
    assertThat(run.has("eventId")).isFalse();
    assertThat(run.has("position")).isFalse();
    assertThat(stuck.client.outcomes(stuck.pipeline)).containsExactly("done", "done");
  }

  @Test
  void what_is_told_again_is_done_once() {
    stuck.telling("");
    var deal = stuck.client.open(stuck.pipeline, "visit");
    var alert = stuck.raised(deal, OVERSTAYED, 0);
    stuck.alerts.tell(alert, alert);
    stuck.follow();
    stuck.alerts.tell(alert);
    stuck.follow();
    service.tables().sql("TRUNCATE automation_alerts_read").update();
    stuck.follow();
    assertThat(stuck.notices(deal)).isEqualTo(1);
    assertThat(stuck.client.outcomes(stuck.pipeline)).containsExactly("done");
    stuck.alerts.tell(stuck.raised(deal, IDLE, 0));
    stuck.follow();
    assertThat(stuck.notices(deal)).as("another alert").isEqualTo(2);
  }

  @Test
  void an_alert_meets_the_rules_of_its_time_as_far_as_they_are_still_there() {
    var deals = stuck.client.openMany(stuck.pipeline, "visit", 4);
    var before = stuck.raised(deals.get(0), IDLE, 0);
    stuck.telling("first", "");
    var first = stuck.raised(deals.get(1), IDLE, 0);
    stuck.telling("second", "");
    var second = stuck.raised(deals.get(2), IDLE, 0);
    stuck.alerts.tell(before, first, second);
    stuck.follow();
    assertThat(stuck.texts(deals.get(0))).isEmpty();
    assertThat(stuck.texts(deals.get(1))).containsExactly("first");
    assertThat(stuck.texts(deals.get(2))).containsExactly("second");
    var third = stuck.raised(deals.get(3), IDLE, 0);
    service.delete(ADA, "/api/automations/" + stuck.pipeline).isOk(200);
    stuck.alerts.tell(third);
    stuck.ruleOf(
        stuck.pipeline + "r", "", "{\"action\": \"notify\", \"who\": \"owner\", \"text\": \"x\"}");
    stuck.follow();
    assertThat(stuck.texts(deals.get(3))).isEmpty();
  }

  @Test
  void a_deal_that_is_stuck_no_longer_is_left_alone() {
    stuck.telling("");
    var moved = stuck.client.open(stuck.pipeline, "visit");
    stuck.client.act(moved, "move", "{\"stageId\": \"pitch\"}");
    var won = stuck.client.open(stuck.pipeline, "visit");
    stuck.client.act(won, "win", "{}");
    var touched = stuck.client.open(stuck.pipeline, "visit");
    stuck.client.act(touched, "amount", "{\"amount\": {\"amount\": \"5\"}}");
    var cleared = stuck.client.open(stuck.pipeline, "visit");
    var stands = stuck.raised(touched, OVERSTAYED, 0);
    stuck.alerts.tell(
        stuck.raised(moved, IDLE, 0),
        stuck.raised(moved, OVERSTAYED, 0),
        stuck.raised(won, OVERSTAYED, 0),
        stuck.raised(touched, IDLE, 0),
        stands,
        StalledDeals.cleared(stuck.raised(cleared, IDLE, 0)),
        stuck.raised("nobody's", IDLE, 0));
    stuck.follow();
    assertThat(stuck.notices(moved)).isZero();
    assertThat(stuck.notices(won)).isZero();
    assertThat(stuck.notices(cleared)).isZero();
    assertThat(stuck.alertsOfRuns())
        .as("it was seen to, and is in its stage for as long as before")
        .containsExactly(stands.alertId());
  }

  @Test
  void a_rule_may_ask_for_a_kind_of_alert_and_for_what_was_so_of_the_deal() {
    stuck.telling(
        "\"onlyIf\": {\"kind\": \"overstayed\", \"stage\": \"visit\", \"owner\": \"rita\"}");
    var visit = stuck.client.open(stuck.pipeline, "visit");
    var call = stuck.client.open(stuck.pipeline, "call");
    var other = stuck.client.open(stuck.pipeline, "visit");
    stuck.client.act(other, "reassign", "{\"owner\": \"bea\"}");
    stuck.alerts.tell(
        stuck.raised(visit, IDLE, 0),
        stuck.raised(visit, OVERSTAYED, 0),
        stuck.raised(call, OVERSTAYED, 0),
        stuck.raised(other, OVERSTAYED, 1));
    stuck.follow();
    assertThat(stuck.notices(visit)).isEqualTo(1);
    assertThat(stuck.notices(call)).isZero();
    assertThat(stuck.notices(other)).isZero();
  }

  @Test
  void a_limit_that_had_passed_before_the_import_is_over_and_one_that_passes_then_is_not() {
    stuck.telling("");
    var passed = StalledDeals.now();
    StalledDeals.awaitNextMillisecond();
    service
        .bean(DealDesk.class)
        .record(
            new DealHistory(
                stuck.pipeline,
                "x1",
                "import:1",
                List.of(
                    new HistoryRow(
                        passed.minus(Duration.ofDays(9)),
                        "visit",
                        null,
                        "anna",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))));
    var deal = stuck.pipeline + "~x1";
    stuck.alerts.tell(stuck.raised(deal, OVERSTAYED, 0, passed));
    stuck.follow();
    assertThat(stuck.notices(deal)).isZero();
    stuck.alerts.tell(stuck.raised(deal, IDLE, 0));
    stuck.follow();
    assertThat(stuck.notices(deal)).isEqualTo(1);
  }

  @Test
  void what_is_no_alert_or_was_never_committed_is_passed_over() {
    stuck.telling("");
    var deal = stuck.client.open(stuck.pipeline, "visit");
    stuck.alerts.tell(deal, "{\"secret\": ");
    stuck.alerts.tell(deal, "{}");
    stuck.alerts.tell(deal, "null");
    stuck.alerts.tell(deal, null);
    stuck.alerts.tellAndAbort(stuck.raised(deal, OVERSTAYED, 0));
    var good = stuck.raised(deal, IDLE, 0);
    stuck.alerts.tell(good);
    stuck.follow();
    assertThat(stuck.alertsOfRuns()).containsExactly(good.alertId());
  }

  @Test
  void all_rules_act_on_an_alert_also_where_the_first_has_put_it_off_before_a_crash() {
    var later = stuck.pipeline + "z";
    stuck.rule("", "{\"action\": \"plan\", \"type\": \"follow-up\", \"dueInDays\": 2}");
    stuck.ruleOf(later, "", "{\"action\": \"notify\", \"who\": \"owner\", \"text\": \"put off\"}");
    var deal = stuck.client.open(stuck.pipeline, "visit");
    var alert = stuck.raised(deal, IDLE, 0);
    stuck.alerts.tell(alert);
    service
        .tables()
        .sql("UPDATE automation SET stalled = false WHERE id = ?")
        .param(later)
        .update(); // as if it had not come to that
    stuck.follow();
    assertThat(stuck.client.events(deal))
        .extracting("type")
        .containsExactly("opened", "activity-planned");
    service.tables().sql("UPDATE automation SET stalled = true WHERE id = ?").param(later).update();
    stuck.alerts.tell(alert);
    stuck.follow();
    assertThat(stuck.client.events(deal))
        .extracting("type")
        .containsExactly("opened", "activity-planned", "notice-given");
  }

  @Test
  void a_rule_does_not_put_off_the_same_stall_for_ever() {
    stuck.rule("", "{\"action\": \"plan\", \"type\": \"follow-up\", \"dueInDays\": 1}");
    var deal = stuck.client.open(stuck.pipeline, "visit");
    var first = stuck.raised(deal, IDLE, 0);
    stuck.alerts.tell(first);
    stuck.follow();
    var second = stuck.raised(deal, IDLE, 1, first.occurredAt().plus(Duration.ofDays(1)));
    stuck.alerts.tell(second);
    stuck.follow();
    assertThat(stuck.client.outcomes(stuck.pipeline)).containsExactly("cut-off", "done");
    var problem = stuck.client.runs(stuck.pipeline).getFirst().at("/problem");
    assertThat(problem.at("/type").asString()).isEqualTo("/problems/automation-in-a-circle");
    assertThat(problem.at("/detail").asString()).isEqualTo(stuck.pipeline + " > " + stuck.pipeline);
    stuck.client.act(deal, "amount", "{\"amount\": {\"amount\": \"5\"}}");
    stuck.alerts.tell(stuck.raised(deal, IDLE, 2, first.occurredAt().plus(Duration.ofDays(2))));
    stuck.follow();
    assertThat(stuck.client.outcomes(stuck.pipeline))
        .as("somebody has seen to it")
        .startsWith("done");
  }

  @Test
  void what_began_with_an_alert_is_cut_off_like_anything_else() throws Exception {
    var bea = stuck.pipeline + "b";
    var carl = stuck.pipeline + "c";
    stuck.rule("", "{\"action\": \"reassign\", \"owner\": \"bea\"}");
    stuck.client.pass(bea, stuck.pipeline, "bea", "carl").isOk(201);
    stuck.client.pass(carl, stuck.pipeline, "carl", "bea").isOk(201);
    var deal = stuck.client.open(stuck.pipeline, "visit");
    var alert = stuck.raised(deal, IDLE, 0);
    stuck.alerts.tell(alert);
    stuck.follow();
    stuck.client.settle();
    assertThat(stuck.client.events(deal))
        .extracting(event -> event.text("owner"))
        .containsExactly("rita", "bea", "carl", "bea");
    assertThat(stuck.client.events(deal).stream().skip(1))
        .allSatisfy(
            event ->
                assertThat(event.around().at("/correlationId").asString())
                    .isEqualTo(alert.alertId()));
    assertThat(stuck.client.outcomes(bea)).containsExactly("cut-off", "done");
    assertThat(stuck.client.runs(bea).getFirst().at("/problem/detail").asString())
        .isEqualTo(String.join(" > ", stuck.pipeline, bea, carl, bea));
  }
}
