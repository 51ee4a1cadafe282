package io.dealstream.command.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.command.schedule.ScheduleOnDatabase.Waiting;
import io.dealstream.testing.TestIssuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances, and instances that die. */
class SharedScheduleTest {

  private static final String ADA = TestIssuer.shared().admin();
  private static final int DEALS = 30;

  private static RunningService service;
  private static ScheduleOnDatabase schedule;

  private final List<String> deals = new ArrayList<>();

  @BeforeAll
  static void start() {
    service = RunningService.onNewDatabase();
    schedule = new ScheduleOnDatabase(service);
    service.post(ADA, "/api/pipelines", "").isOk(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void openDeals() {
    for (var i = 0; i < DEALS; i++) {
      deals.add(schedule.openDeal());
    }
  }

  @Test
  void two_instances_tell_each_time_once_between_them() throws Exception {
    try (var another = service.another()) {
      var other = new ScheduleOnDatabase(another);
      var before = schedule.told() + other.told();
      planForAll();
      awaitAllTold();
      assertThat(schedule.told() + other.told() - before).isEqualTo(DEALS);
    }
    assertThatEachFellDueOnce();
  }

  @Test
  void killed_before_the_row_was_gone_another_does_it_again_and_nothing_changes() throws Exception {
    schedule.stop();
    var before = schedule.told();
    planForAll();
    var rows = waiting();
    schedule.start();
    awaitAllTold();
    schedule.stop();
    schedule.putBackAsTakenByTheDead(rows);
    assertThat(waiting()).hasSize(DEALS);
    schedule.start();
    awaitAllTold();
    assertThat(schedule.told() - before).isEqualTo(2 * DEALS);
    assertThatEachFellDueOnce();
  }

  @Test
  void what_fell_due_while_nobody_ran_falls_due_with_its_own_time_after_the_start()
      throws Exception {
    schedule.stop();
    ScheduleOnDatabase.awaitPast(planForAll());
    assertThat(waiting()).hasSize(DEALS);
    try (var _ = service.another()) {
      awaitAllTold();
    }
    schedule.start();
    assertThatEachFellDueOnce();
    for (var deal : deals) {
      var event = schedule.events("deal:" + deal, "activity-fell-due").getFirst();
      assertThat(event.time("occurredAt")).isEqualTo(event.time("dueAt"));
    }
  }

  /** Something for each deal, for as soon as it can be planned; and until when that is. */
  private Instant planForAll() {
    var due = Instant.now();
    for (var deal : deals) {
      due = Instant.now().plusMillis(1_500);
      var body = "{\"type\": \"follow-up\", \"dueAt\": \"%s\"}".formatted(due);
      service.post(ADA, "/api/deals/" + deal + "/activities", body).isOk(201);
    }
    return due;
  }

  private List<Waiting> waiting() {
    return deals.stream().flatMap(deal -> schedule.waiting("deal:" + deal).stream()).toList();
  }

  private void awaitAllTold() throws InterruptedException {
    for (var deal : deals) {
      schedule.awaitNothingWaits("deal:" + deal);
    }
  }

  private void assertThatEachFellDueOnce() {
    for (var deal : deals) {
      assertThat(schedule.events("deal:" + deal, "activity-fell-due")).hasSize(1);
    }
  }
}
