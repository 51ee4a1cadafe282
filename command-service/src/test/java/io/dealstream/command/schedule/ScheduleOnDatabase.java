package io.dealstream.command.schedule;

import static io.dealstream.command.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.RunningService;
import io.dealstream.events.EventJson;
import io.dealstream.testing.TestIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What waits in the table, and what has become of it. */
public record ScheduleOnDatabase(RunningService service) {

  /**
   * @param instance the stream, the event's number in it, the item and the time
   */
  public record Waiting(String task, String instance, Instant at) {}

  public List<Waiting> waiting(String aggregateId) {
    return service
        .tables()
        .sql(
            """
            SELECT task_name, task_instance, execution_time FROM scheduled_tasks
            WHERE starts_with(task_instance, ?) ORDER BY execution_time, task_instance""")
        .param(aggregateId + "|")
        .query(
            (row, _) ->
                new Waiting(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Until everything that was waited for was told. */
  public void awaitNothingWaits(String aggregateId) {
    await("what falls due").untilAsserted(() -> assertThat(waiting(aggregateId)).isEmpty());
  }

  /** Until a time is over. */
  public static void awaitPast(Instant time) {
    await("the time").until(() -> Instant.now().isAfter(time));
  }

  public record Stored(String id, String type, JsonNode data, JsonNode around, Instant recordedAt) {

    public String text(String field) {
      return data.path(field).asString(null);
    }

    public Instant time(String field) {
      return Instant.parse(data.path(field).asString());
    }
  }

  public List<Stored> events(String aggregateId) {
    return service
        .tables()
        .sql(
            """
            SELECT event_id, payload_type, payload, metadata, recorded_at FROM event
            WHERE aggregate_id = ? ORDER BY sequence""")
        .param(aggregateId)
        .query(
            (row, _) ->
                new Stored(
                    row.getString(1),
                    row.getString(2).replaceAll("io\\.dealstream\\.[a-z]+\\.|\\.v1", ""),
                    EventJson.MAPPER.readTree(row.getBytes(3)),
                    EventJson.MAPPER.readTree(row.getBytes(4)),
                    Instant.parse(row.getString(5))))
        .list();
  }

  public List<Stored> events(String aggregateId, String type) {
    return events(aggregateId).stream().filter(event -> event.type().equals(type)).toList();
  }

  /** This instance leaves what falls due to others from now on. */
  public void stop() {
    service.bean(Schedule.class).stop();
  }

  public void start() {
    service.bean(Schedule.class).start();
  }

  /** How often this instance told that a time had come. */
  public long told() {
    return service.bean(MeterRegistry.class).get("dealstream.schedule.delay").timer().count();
  }

  /** As an instance leaves it that was killed when what it had to do was durable. */
  public void putBackAsTakenByTheDead(List<Waiting> rows) {
    for (var row : rows) {
      service
          .tables()
          .sql(
              """
              INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked,
                picked_by, last_heartbeat, version)
              VALUES (?, ?, ?, true, 'dead', now() - interval '1 hour', 2)""")
          .params(row.task(), row.instance(), row.at().atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  /** As a database is that was there before the schedule. */
  public void forgetAll() {
    service.tables().sql("DELETE FROM scheduled_tasks").update();
  }

  /** Carries out a migration of the service once more. */
  public void migrate(String file) throws IOException {
    var sql =
        new ClassPathResource("db/command/" + file).getContentAsString(StandardCharsets.UTF_8);
    service.tables().sql(sql).update();
  }

  /** A deal of the default pipeline. */
  public String openDeal() {
    var body = "{\"pipelineId\": \"default\", \"name\": \"Cranes\", \"owner\": \"rita\"}";
    return service.post(TestIssuer.shared().admin(), "/api/deals", body).isOk(201).id();
  }
}
