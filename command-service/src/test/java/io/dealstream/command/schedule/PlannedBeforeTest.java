package io.dealstream.command.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.testing.TestIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was planned by a release that had no schedule is waited for from now on. */
class PlannedBeforeTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final String DUE = "2030-06-30T09:00:00Z";
  private static final String LATER = "2030-07-01T09:00:00.250Z";

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
  void whatever_of_deals_is_still_to_be_done() throws Exception {
    var deal = schedule.openDeal();
    var kept = plan(deal, DUE);
    var putOff = plan(deal, DUE);
    var done = plan(deal, DUE);
    var calledOff = plan(deal, DUE);
    plan(deal, null);
    act(deal, putOff, "reschedule", "{\"dueAt\": \"%s\"}".formatted(LATER));
    act(deal, done, "complete", "");
    act(deal, calledOff, "cancel", "");
    schedule.forgetAll();
    schedule.migrate("deal/V15.1__activities_due.sql");
    assertThat(schedule.waiting("deal:" + deal))
        .extracting(ScheduleOnDatabase.Waiting::instance)
        .containsExactly(
            "deal:%s|1|%s|%s".formatted(deal, kept, DUE),
            "deal:%s|6|%s|%s".formatted(deal, putOff, LATER));
    assertSameAsPlannedNow("deal:" + deal);
  }

  @Test
  void whatever_onboarding_goes_on() throws Exception {
    var zone = "{\"id\": \"%s\", \"zone\": \"%s\", \"stages\": [{\"id\": \"a\"}]}";
    for (var place : new String[] {"Europe/Warsaw", "Pacific/Honolulu", "UTC", "+02:00"}) {
      var pipeline = "p" + Math.abs(place.hashCode());
      service.post(ADA, "/api/pipelines", zone.formatted(pipeline, place)).isOk(201);
      var goesOn = customer(pipeline);
      var failed = customer(pipeline);
      for (var id : new String[] {goesOn, failed}) {
        onboarding(id, "start", "{\"dueOn\": \"2030-06-30\"}");
      }
      onboarding(goesOn, "step", "{\"step\": \"data\"}");
      onboarding(failed, "fail", "{\"reason\": \"away\"}");
      var asPlanned = schedule.waiting("customer:" + goesOn);
      schedule.forgetAll();
      schedule.migrate("customer/V15.2__onboardings_due.sql");
      if (place.startsWith("+")) {
        assertThat(schedule.waiting("customer:" + goesOn))
            .singleElement()
            .satisfies(row -> assertThat(row.at()).isEqualTo("2030-07-01T00:00:00Z"));
      } else {
        assertThat(asPlanned).hasSize(1);
        assertThat(schedule.waiting("customer:" + goesOn)).isEqualTo(asPlanned);
      }
      assertThat(schedule.waiting("customer:" + failed)).isEmpty();
    }
  }

  /** Both ways of writing a row give the same one. */
  private static void assertSameAsPlannedNow(String aggregateId) throws Exception {
    var migrated = schedule.waiting(aggregateId);
    for (var row : migrated) {
      var due = Due.of(row.instance());
      assertThat(due.at()).isEqualTo(row.at());
      assertThat(due.row(row.task()).values().subList(0, 2))
          .containsExactly(row.task(), row.instance());
    }
    schedule.migrate("deal/V15.1__activities_due.sql");
    assertThat(schedule.waiting(aggregateId)).isEqualTo(migrated);
  }

  private static String plan(String deal, String due) {
    var when = due == null ? "" : ", \"dueAt\": \"" + due + "\"";
    var body = "{\"type\": \"task\", \"title\": \"x\"" + when + "}";
    return service.post(ADA, "/api/deals/" + deal + "/activities", body).isOk(201).id();
  }

  private static void act(String deal, String activity, String what, String body) {
    var address = "/api/deals/%s/activities/%s/%s".formatted(deal, activity, what);
    service.post(ADA, address, body).isOk(200);
  }

  private static String customer(String pipeline) {
    var opening = "{\"pipelineId\": \"%s\", \"name\": \"x\", \"owner\": \"rita\"}";
    var deal = service.post(ADA, "/api/deals", opening.formatted(pipeline)).isOk(201).id();
    service.post(ADA, "/api/deals/" + deal + "/win", "").isOk(200);
    var creating = "{\"dealId\": \"%s\", \"name\": \"Shipyard\", \"owner\": \"rita\"}";
    return service.post(ADA, "/api/customers", creating.formatted(deal)).isOk(201).id();
  }

  private static void onboarding(String customer, String what, String body) {
    service.post(ADA, "/api/customers/" + customer + "/onboarding/" + what, body).isOk(200);
  }
}
