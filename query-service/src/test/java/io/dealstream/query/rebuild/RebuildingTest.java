package io.dealstream.query.rebuild;

import static io.dealstream.query.rebuild.Operator.begin;
import static io.dealstream.query.rebuild.Operator.done;
import static io.dealstream.query.rebuild.Operator.send;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Service;
import io.dealstream.testing.TestIssuer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is rebuilt is what it should be, and whoever looks meanwhile sees nothing of it. */
class RebuildingTest {

  private static final boolean SOAK = "soak".equals(System.getProperty("size"));
  private static final int EVENTS = SOAK ? 200_000 : 1_500;

  private static final String EACH =
      "SELECT model FROM read_model WHERE model IS NOT NULL UNION SELECT 'events'";
  private static final String EACH_FEED_AND_SOME =
      "SELECT feed FROM read_model UNION VALUES ('deals'), ('board'), ('follow-ups')";

  private static Service service;
  private static LiveTables live;
  private static String p;

  @BeforeAll
  static void start() {
    p = ABitOfEverything.publish(31, EVENTS);
    service = OwnTopics.service();
    live = new LiveTables(service.database());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void each_read_model_becomes_what_it_was_and_what_was_wrong_in_it_is_right() {
    var contents = live.contents();
    var shapes = live.shapes();
    assertThat(contents.values()).noneMatch(rows -> rows.startsWith("0 rows"));
    live.jdbc()
        .queryForList("SELECT DISTINCT feed FROM read_model", String.class)
        .forEach(live::loseOneRowEach);
    live.jdbc().update("UPDATE deal SET name = 'wrong', amount = -1, pipeline_id = 'nowhere'");
    var models = live.jdbc().queryForList(SOAK ? EACH : EACH_FEED_AND_SOME, String.class);

    models.forEach(model -> begin(service, model));

    for (var model : models) {
      var end = done(service, model);
      assertThat(end.get("begun").asInt()).isEqualTo(1);
      assertThat(end.get("read").asLong()).isEqualTo(end.get("toRead").asLong());
      System.out.printf(
          "rebuild of %s: %,d records, %,d records/s%n",
          model, end.get("records").asLong(), end.get("recordsPerSecond").asLong());
    }
    assertThat(live.contents()).isEqualTo(contents);
    assertThat(live.shapes()).isEqualTo(shapes);
    assertThat(live.beside()).isEmpty();
    goesOnWith(newId("d"));
  }

  @Test
  void whatever_is_made_of_topics_can_be_rebuilt() {
    assertThat(
            live.jdbc()
                .queryForList(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", String.class))
        .filteredOn(table -> !live.names().contains(table))
        .as("tables that are no read model")
        .containsExactlyInAnyOrder(
            "consumer_offset",
            "dead_letter",
            "flyway_schema_history",
            "read_model",
            "rebuild",
            "review_sending",
            "review_subscription",
            "webhook",
            "webhook_delivery",
            "webhook_lane");
  }

  @Test
  void only_an_admin_rebuilds_or_looks_at_it() {
    var issuer = TestIssuer.shared();
    for (var token : List.of(issuer.rep("rita"), issuer.manager("m", "north"), issuer.service())) {
      for (var method : List.of("POST", "GET", "DELETE")) {
        assertThat(send(service, token, method, "/api/rebuilds/deals").statusCode()).isEqualTo(403);
      }
      assertThat(send(service, token, "GET", "/api/rebuilds").statusCode()).isEqualTo(403);
    }
    var all = service.getAs(issuer.admin(), "/api/rebuilds").json().get("items");
    assertThat(all.valueStream().map(item -> item.get("model").asString()))
        .contains("events", "deals", "board", "metrics", "lead-scores");
  }

  @Test
  void what_cannot_be_rebuilt_is_not_there() {
    var admin = TestIssuer.shared().admin();
    for (var name : List.of("webhook", "consumer_offset", "nothing")) {
      var answer = send(service, admin, "POST", "/api/rebuilds/" + name);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("unknown-read-model", "lead-scores");
    }
    assertThat(Operator.stop(service, "audit")).isEqualTo(404);
  }

  /** What comes in now is applied, and shown. */
  private static void goesOnWith(String deal) {
    OwnTopics.PUBLISHER.publish(
        opened(deal, p, "pitch", "10.00"), moved(deal, p, "pitch", "closing", 1, TUESDAY));
    assertThat(service.get("/api/deals/" + deal + "?minVersion=1").status()).isEqualTo(200);
    assertThat(service.get("/api/deals/" + deal + "/timeline").json().get("items").size())
        .isEqualTo(2);
  }
}
