package io.dealstream.command.deal;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.command.schedule.ScheduleOnDatabase;
import io.dealstream.command.store.Together;
import io.dealstream.testing.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is planned falls due, on a real PostgreSQL. */
@ExtendWith(OutputCaptureExtension.class)
class ActivitiesFallDueTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final Duration MUCH_LATER = Duration.ofDays(30);

  private static RunningService service;
  private static ScheduleOnDatabase schedule;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    service.post(ADA, "/api/pipelines", "").isOk(201);
    schedule = new ScheduleOnDatabase(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_follow_up_falls_due_by_the_clock_because_it_was_planned() throws Exception {
    var deal = schedule.openDeal();
    var due = soon();
    plan(deal, due);
    schedule.awaitNothingWaits("deal:" + deal);
    assertThat(schedule.events("deal:" + deal))
        .extracting("type")
        .containsExactly("opened", "activity-planned", "activity-fell-due");
    var planned = schedule.events("deal:" + deal).get(1);
    var event = schedule.events("deal:" + deal).getLast();
    assertThat(event.text("activityId")).isEqualTo(planned.text("activityId"));
    assertThat(event.time("dueAt")).isEqualTo(due);
    assertThat(event.time("occurredAt")).isEqualTo(due);
    assertThat(event.text("owner")).isEqualTo("rita");
    assertThat(event.text("via")).isEqualTo("clock");
    assertThat(event.around().at("/actor").asString()).isEqualTo("clock");
    assertThat(event.around().at("/causationId").asString()).isEqualTo(planned.id());
    assertThat(event.around().at("/correlationId"))
        .isEqualTo(planned.around().at("/correlationId"));
    assertThat(event.recordedAt()).isBetween(due, due.plusSeconds(10));
  }

  @Test
  void put_off_it_falls_due_once_and_later_and_put_off_again_once_more() throws Exception {
    var deal = schedule.openDeal();
    var first = soon();
    var second = first.plusSeconds(1);
    var activity = plan(deal, first);
    reschedule(deal, activity, second);
    schedule.awaitNothingWaits("deal:" + deal);
    var third = soon();
    reschedule(deal, activity, third);
    schedule.awaitNothingWaits("deal:" + deal);
    assertThat(schedule.events("deal:" + deal, "activity-fell-due"))
        .extracting(event -> event.time("dueAt"))
        .containsExactly(second, third);
  }

  @Test
  void done_before_its_time_it_does_not_fall_due() throws Exception {
    var deal = schedule.openDeal();
    var done = plan(deal, soon());
    var calledOff = plan(deal, soon());
    act(deal, done, "complete", "");
    act(deal, calledOff, "cancel", "");
    schedule.awaitNothingWaits("deal:" + deal);
    assertThat(schedule.events("deal:" + deal, "activity-fell-due")).isEmpty();
  }

  @Test
  void what_fell_due_while_the_deal_was_decided_does_when_it_is_reopened() throws Exception {
    var deal = schedule.openDeal();
    var due = soon();
    plan(deal, due);
    service.post(ADA, "/api/deals/" + deal + "/win", "").isOk(200);
    schedule.awaitNothingWaits("deal:" + deal);
    assertThat(schedule.events("deal:" + deal, "activity-fell-due")).isEmpty();
    service.post(ADA, "/api/deals/" + deal + "/reopen", "{\"stageId\": \"closing\"}").isOk(200);
    schedule.awaitNothingWaits("deal:" + deal);
    var reopened = schedule.events("deal:" + deal, "reopened").getFirst();
    var event = schedule.events("deal:" + deal).getLast();
    assertThat(event.type()).isEqualTo("activity-fell-due");
    assertThat(event.time("dueAt")).isEqualTo(due);
    assertThat(event.time("occurredAt")).isEqualTo(reopened.time("occurredAt"));
    assertThat(event.text("stage")).isEqualTo("closing");
    assertThat(event.around().at("/causationId").asString()).isEqualTo(reopened.id());
  }

  @Test
  void the_time_is_stored_with_the_plan_and_without_a_plan_nothing_is() {
    var before = rows();
    var deal = schedule.openDeal();
    service.post(ADA, "/api/deals/" + deal + "/move", "{\"stageId\": \"closing\"}").isOk(200);
    var refused = "{\"type\": \"note\", \"dueAt\": \"%s\"}".formatted(later());
    service
        .post(ADA, "/api/deals/" + deal + "/activities", refused)
        .isProblem(422, "not-to-be-planned", "dueAt");
    service
        .post(ADA, "/api/deals/" + deal + "/activities", "{\"type\": \"task\", \"title\": \"x\"}")
        .isOk(201);
    assertThat(rows()).isEqualTo(before);
    plan(deal, later());
    assertThat(rows()).isEqualTo(before + 1);
    assertThat(storedTogether("deal:" + deal)).isEqualTo(1);
  }

  @Test
  void what_a_stage_plans_is_waited_for() {
    service
        .post(
            ADA,
            "/api/pipelines",
            """
            {"id": "planning", "stages": [{"id": "pitch", "activities":
              [{"type": "call", "title": "ring", "dueAfterDays": 7}]}]}""")
        .isOk(201);
    var deal =
        service
            .post(
                ADA,
                "/api/deals",
                "{\"pipelineId\": \"planning\", \"name\": \"Cranes\", \"owner\": \"rita\"}")
            .isOk(201)
            .id();
    var planned = schedule.events("deal:" + deal).getLast();
    assertThat(schedule.waiting("deal:" + deal))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.at()).isEqualTo(planned.time("dueAt"));
              assertThat(row.instance()).startsWith("deal:" + deal + "|1|planned~1|");
            });
  }

  @Test
  void what_an_import_plans_is_waited_for_in_the_same_commit() throws Exception {
    var at = Instant.now().minusSeconds(3_600);
    var opened = new HistoryRow(at, "closing", null, "anna", null, null, null, null, null, null);
    var due = soon();
    var plans =
        IntStream.range(0, 150)
            .mapToObj(
                i -> new PastActivity(null, due, "call", "no. " + i, null, null, "b", null, "anna"))
            .toList();
    schedule.stop();
    try {
      service
          .bean(Together.class)
          .once(
              () -> {
                service
                    .bean(DealDesk.class)
                    .record(new DealHistory("default", "x1", "import:1", List.of(opened)));
                return service
                    .bean(ActivityDesk.class)
                    .record(new PastActivities("default", "x1", "import:1", plans));
              });
      assertThat(storedTogether("deal:default~x1")).isEqualTo(150);
    } finally {
      schedule.start();
    }
    schedule.awaitNothingWaits("deal:default~x1");
    assertThat(schedule.events("deal:default~x1", "activity-fell-due"))
        .hasSize(150)
        .allSatisfy(event -> assertThat(event.time("occurredAt")).isEqualTo(due))
        .extracting(event -> event.text("activityId"))
        .doesNotHaveDuplicates();
  }

  @Test
  void while_it_cannot_be_stored_it_is_tried_again_and_each_failure_is_told_in_a_line(
      CapturedOutput log) throws Exception {
    var deal = schedule.openDeal();
    plan(deal, soon());
    service.tables().sql("REVOKE INSERT ON event FROM command_app").update();
    try {
      awaitFailures(deal, 2);
    } finally {
      service.tables().sql("GRANT INSERT ON event TO command_app").update();
    }
    schedule.awaitNothingWaits("deal:" + deal);
    assertThat(schedule.events("deal:" + deal, "activity-fell-due")).hasSize(1);
    assertThat(log.getOut().lines().filter(line -> line.contains("TryAgain")))
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(line -> line.contains("deal.activity-due_deal:" + deal))
        .anyMatch(line -> line.contains("for the 1. time"))
        .anyMatch(line -> line.contains("for the 2. time"));
  }

  private static void awaitFailures(String deal, int failures) {
    var failed =
        "SELECT coalesce(max(consecutive_failures), 0) FROM scheduled_tasks"
            + " WHERE starts_with(task_instance, ?)";
    var asked = service.tables().sql(failed).param("deal:" + deal).query(Integer.class);
    await("failures").until(() -> asked.single() >= failures);
  }

  private static Instant soon() {
    return Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant later() {
    return Instant.now().plus(MUCH_LATER).truncatedTo(ChronoUnit.MILLIS);
  }

  private static String plan(String deal, Instant due) {
    var body = "{\"type\": \"follow-up\", \"dueAt\": \"%s\"}".formatted(due);
    return service.post(ADA, "/api/deals/" + deal + "/activities", body).isOk(201).id();
  }

  private static void reschedule(String deal, String activity, Instant due) {
    act(deal, activity, "reschedule", "{\"dueAt\": \"%s\"}".formatted(due));
  }

  private static void act(String deal, String activity, String what, String body) {
    var address = "/api/deals/%s/activities/%s/%s".formatted(deal, activity, what);
    service.post(ADA, address, body).isOk(200);
  }

  private static long rows() {
    return service.tables().sql("SELECT count(*) FROM scheduled_tasks").query(Long.class).single();
  }

  /** How many rows wait that were written by the transaction that wrote their event. */
  private static long storedTogether(String aggregateId) {
    return service
        .tables()
        .sql(
            """
            SELECT count(*) FROM scheduled_tasks s
              JOIN event e ON e.aggregate_id = split_part(s.task_instance, '|', 1)
                AND e.sequence = split_part(s.task_instance, '|', 2)::bigint
            WHERE e.aggregate_id = ? AND e.xmin = s.xmin""")
        .param(aggregateId)
        .query(Long.class)
        .single();
  }
}
