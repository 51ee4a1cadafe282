package io.dealstream.command.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.command.deal.DealDesk;
import io.dealstream.command.deal.Hindsight;
import io.dealstream.command.store.SideRows;
import io.dealstream.command.store.Together;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A pipeline with a topic of alerts of its own, a rule of the pipeline's id about them, and who
 * reads it. The service's own reader has no broker, and stands still.
 */
final class StalledDeals implements AutoCloseable {

  final String pipeline = "p" + UUID.randomUUID();
  final AutomationsOverHttp client;
  final AlertsOnKafka alerts;
  final FollowingAlerts reader;
  private final RunningService service;

  StalledDeals(RunningService service) throws InterruptedException {
    this.service = service;
    client = new AutomationsOverHttp(service);
    alerts = AlertsOnKafka.open();
    service.tables().sql("TRUNCATE automation_alerts_read").update();
    client.pipeline(pipeline);
    reader = reader(service.bean(Together.class), service.bean(DealDesk.class)::automate);
  }

  @Override
  public void close() {
    reader.close();
    alerts.close();
  }

  void telling(String more) {
    telling("still there?", more);
  }

  void telling(String text, String more) {
    rule(more, "{\"action\": \"notify\", \"who\": \"owner\", \"text\": \"" + text + "\"}");
  }

  void rule(String more, String... then) {
    ruleOf(pipeline, more, then);
  }

  void ruleOf(String id, String more, String... then) {
    var status =
        client
            .rule(
                id,
                """
                {"name": "Stuck", "pipelineId": "%s", "when": "stalled", %s "then": [%s]}"""
                    .formatted(pipeline, more.isEmpty() ? "" : more + ",", String.join(",", then)))
            .status();
    assertThat(status).isIn(200, 201);
    awaitNextMillisecond();
  }

  void follow() {
    follow(reader);
  }

  /** Until all that was told has been read, by whomever. */
  void follow(FollowingAlerts whoever) {
    var deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (!alerts.areRead(offsets())) {
      assertThat(Instant.now()).as("alerts have not been read").isBefore(deadline);
      whoever.step(() -> false);
    }
  }

  /** Until it has found something. */
  void awaitFind(FollowingAlerts whoever) {
    var deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (!whoever.step(() -> false)) {
      assertThat(Instant.now()).as("no alert has been found").isBefore(deadline);
    }
  }

  Map<Integer, Long> offsets() {
    return new AlertsRead(service.bean(JdbcTemplate.class)).next();
  }

  /** Where all were told in one transaction. */
  long recordsRead() {
    return offsets().values().stream().mapToLong(Long::longValue).sum();
  }

  FollowingAlerts reader(Together together, Deals deals) {
    return reader(alerts.topic(), together, deals);
  }

  FollowingAlerts reader(AlertTopic topic, Together together, Deals deals) {
    var runs = new RunTable(service.bean(JdbcClient.class));
    return new FollowingAlerts(
        topic,
        new AlertsRead(service.bean(JdbcTemplate.class)),
        service.bean(AutomationTable.class),
        new Stalls(
            runs, new DealStory(service.bean(JdbcClient.class)), service.bean(Hindsight.class)),
        new Reacting(together, service.bean(SideRows.class), deals),
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)));
  }

  DealAlert raised(String deal, AlertKind kind, long sequence) {
    return raised(deal, kind, sequence, now());
  }

  DealAlert raised(String deal, AlertKind kind, long sequence, Instant at) {
    return new DealAlert(
        DealAlert.id(deal, pipeline, "visit", 1, kind, at),
        kind,
        AlertState.RAISED,
        deal,
        pipeline,
        "visit",
        1,
        7,
        at,
        null,
        "rita",
        null,
        null,
        sequence,
        1);
  }

  static DealAlert cleared(DealAlert alert) {
    return new DealAlert(
        alert.alertId(),
        alert.kind(),
        AlertState.CLEARED,
        alert.dealId(),
        alert.pipelineId(),
        alert.stageId(),
        alert.visit(),
        alert.limitDays(),
        alert.occurredAt(),
        alert.occurredAt(),
        alert.owner(),
        null,
        null,
        alert.sequence(),
        alert.position());
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Times are whole milliseconds: what comes next comes later. */
  static void awaitNextMillisecond() {
    var now = now();
    while (!now().isAfter(now)) {
      Thread.onSpinWait();
    }
  }

  List<String> alertsOfRuns() {
    return client.runs(pipeline).stream().map(run -> run.at("/alertId").asString()).toList();
  }

  List<String> texts(String deal) {
    return client.events(deal).stream()
        .filter(event -> event.type().equals("notice-given"))
        .map(event -> event.text("text"))
        .toList();
  }

  int notices(String deal) {
    return texts(deal).size();
  }

  long runsStored() {
    return service
        .tables()
        .sql("SELECT count(*) FROM automation_run WHERE automation_id = ?")
        .param(pipeline)
        .query(Long.class)
        .single();
  }
}
