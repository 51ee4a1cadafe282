package io.dealstream.system.page;

import io.dealstream.system.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Something for every view to show: deals in all conditions, and what is done about them. */
final class BusyPipeline {

  private record Whose(String owner, String team, String source) {}

  private static final Whose NORTH = new Whose("olga", "north", "web");
  private static final Whose SOUTH = new Whose("piotr", "south", "fair");

  private final Api commands;
  private final String pipeline;

  /**
   * @param pipeline of the stages {@code first}, whose age limit is 30 days, and {@code second}
   */
  BusyPipeline(Api commands, String pipeline) {
    this.commands = commands;
    this.pipeline = pipeline;
  }

  void fill() throws Exception {
    goal();
    lead();
    open("first", Duration.ofDays(50), NORTH);
    moved(open("first", Duration.ofDays(20), SOUTH));
    var open = open("second", Duration.ofDays(9), NORTH);
    activity(open, Map.of("type", "follow-up", "title", "Ask them", "dueAt", in(2)));
    activity(open, Map.of("type", "task", "title", "Send the offer"));
    activity(open, Map.of("type", "call", "title", "They like it"));
    activity(open, Map.of("type", "transcript", "title", "First call", "text", "Hello, hello."));
    lost(open("first", Duration.ofDays(5), SOUTH));
    for (int days = 4; days < 80; days += 25) {
      won(moved(open("first", Duration.ofDays(days), NORTH)));
    }
  }

  private void goal() throws Exception {
    var month = YearMonth.now(ZoneOffset.UTC);
    commands
        .send(
            "PUT",
            "/api/goals/" + pipeline,
            java.net.http.HttpRequest.BodyPublishers.ofString(
                """
                {"metric": "win-rate", "target": "0.5", "period": "month:%s", "pipelineId": "%s"}\
                """
                    .formatted(month, pipeline)),
            Map.of())
        .expect(201);
  }

  private void lead() throws Exception {
    var id = UUID.randomUUID().toString();
    post("/api/leads", Map.of("id", id, "name", "Bell works", "owner", "olga", "source", "web"));
    post(
        "/api/leads/" + id + "/signals",
        Map.of("signalId", "s1", "source", "form", "kind", "submitted", "observedAt", in(0)));
  }

  private String open(String stage, Duration ago, Whose whose) throws Exception {
    var id = UUID.randomUUID().toString();
    var deal =
        new HashMap<String, Object>(
            Map.of("id", id, "pipelineId", pipeline, "name", "Bells of " + whose.team));
    deal.putAll(Map.of("stageId", stage, "owner", whose.owner, "team", whose.team));
    deal.put("source", whose.source);
    deal.put("amount", Map.of("amount", "4000.00", "currency", "EUR"));
    deal.put("occurredAt", Instant.now().minus(ago).toString());
    deal.put("expectedCloseOn", LocalDate.now(ZoneOffset.UTC).plusDays(10).toString());
    post("/api/deals", deal);
    return id;
  }

  private String moved(String deal) throws Exception {
    post("/api/deals/" + deal + "/move", Map.of("stageId", "second"));
    return deal;
  }

  private void won(String deal) throws Exception {
    post("/api/deals/" + deal + "/win", Map.of());
  }

  private void lost(String deal) throws Exception {
    post("/api/deals/" + deal + "/lose", Map.of("reason", "price"));
  }

  private void activity(String deal, Map<String, ?> activity) throws Exception {
    post("/api/deals/" + deal + "/activities", activity);
  }

  private void post(String path, Object body) throws Exception {
    var answer = commands.post(path, body);
    if (answer.status() / 100 != 2) {
      answer.expect(200);
    }
  }

  private static String in(int days) {
    return Instant.now().plus(Duration.ofDays(days)).toString();
  }
}
