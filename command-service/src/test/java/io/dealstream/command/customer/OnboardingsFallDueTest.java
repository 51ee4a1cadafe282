package io.dealstream.command.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.command.schedule.ScheduleOnDatabase;
import io.dealstream.testing.TestIssuer;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Onboardings are overdue, on a real PostgreSQL. */
class OnboardingsFallDueTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String LONG_OVER = "2026-03-02";

  private static RunningService service;
  private static ScheduleOnDatabase schedule;

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    service.post(ADA, "/api/pipelines", "").isOk(201);
    service
        .post(
            ADA,
            "/api/pipelines",
            "{\"id\": \"islands\", \"zone\": \"Pacific/Honolulu\", \"stages\": [{\"id\": \"a\"}]}")
        .isOk(201);
    schedule = new ScheduleOnDatabase(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void each_attempt_is_overdue_once_and_late_is_not_never() throws Exception {
    var id = customer("default");
    onboarding(id, "start", "{\"dueOn\": \"%s\"}".formatted(LONG_OVER));
    schedule.awaitNothingWaits("customer:" + id);
    onboarding(id, "fail", "{\"reason\": \"away\"}");
    onboarding(id, "start", "{\"dueOn\": \"%s\"}".formatted(LONG_OVER));
    schedule.awaitNothingWaits("customer:" + id);
    onboarding(id, "complete", "");
    var events = schedule.events("customer:" + id);
    assertThat(events)
        .extracting("type")
        .containsExactly(
            "created",
            "onboarding-started",
            "onboarding-overdue",
            "onboarding-failed",
            "onboarding-started",
            "onboarding-overdue",
            "onboarding-completed");
    var started = events.get(4);
    var overdue = events.get(5);
    assertThat(overdue.text("attempt")).isEqualTo("2");
    assertThat(overdue.text("dueOn")).isEqualTo(LONG_OVER);
    assertThat(overdue.time("dueAt")).isEqualTo("2026-03-03T00:00:00Z");
    assertThat(overdue.time("occurredAt")).isEqualTo(started.time("occurredAt"));
    assertThat(overdue.text("via")).isEqualTo("clock");
    assertThat(overdue.around().at("/actor").asString()).isEqualTo("clock");
    assertThat(overdue.around().at("/causationId").asString()).isEqualTo(started.id());
  }

  @Test
  void the_day_is_over_where_the_deals_pipeline_is() {
    var id = customer("islands");
    onboarding(id, "start", "{\"dueOn\": \"2099-06-30\"}");
    assertThat(schedule.waiting("customer:" + id))
        .singleElement()
        .extracting("at")
        .isEqualTo(Instant.parse("2099-07-01T10:00:00Z"));
  }

  @Test
  void one_without_a_day_is_not_waited_for() {
    var id = customer("default");
    onboarding(id, "start", "");
    assertThat(schedule.waiting("customer:" + id)).isEmpty();
  }

  private static String customer(String pipeline) {
    var deal =
        service
            .post(
                ADA,
                "/api/deals",
                "{\"pipelineId\": \"%s\", \"name\": \"x\", \"owner\": \"rita\"}"
                    .formatted(pipeline))
            .isOk(201)
            .id();
    service.post(ADA, "/api/deals/" + deal + "/win", "").isOk(200);
    return service
        .post(
            ADA,
            "/api/customers",
            "{\"dealId\": \"%s\", \"name\": \"Shipyard\", \"owner\": \"rita\"}".formatted(deal))
        .isOk(201)
        .id();
  }

  private static void onboarding(String customer, String what, String body) {
    service.post(ADA, "/api/customers/" + customer + "/onboarding/" + what, body).isOk(200);
  }
}
