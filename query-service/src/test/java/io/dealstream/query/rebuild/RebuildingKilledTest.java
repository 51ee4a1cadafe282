package io.dealstream.query.rebuild;

import static io.dealstream.query.rebuild.Operator.begin;
import static io.dealstream.query.rebuild.Operator.done;
import static io.dealstream.query.rebuild.Operator.look;
import static io.dealstream.query.rebuild.Operator.stateOf;
import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wherever a rebuild ends, the live read models are right, and the next one goes on from there. */
class RebuildingKilledTest {

  private static final String SMALL_BATCHES = "--dealstream.records-at-once=400";

  @Test
  void three_services_one_after_the_other_make_one_rebuild() throws SQLException {
    var p = ABitOfEverything.publish(41, 2_000);
    var database = OwnTopics.database();
    var live = new LiveTables(database);
    long records;
    long read;
    // Ended while it reads.
    try (var one =
        OwnTopics.service(database, List.of(Gate.class), "--gate.batches=1", SMALL_BATCHES)
            .caughtUp()) {
      var right = live.contents();
      begin(one, "events");
      eventually(
          () -> assertThat(look(one, "events").get("trouble").asString()).isEqualTo(Gate.CLOSED));
      records = look(one, "events").get("records").asLong();
      read = look(one, "events").get("read").asLong();
      assertThat(records).isPositive();
      assertThat(live.contents()).isEqualTo(right);
    }
    assertThat(sumOfOffsets(live, "beside")).isEqualTo(read);

    // With batches that die in every way there is; ended while it waits to switch.
    try (var reader = database.as("query_app").getConnection();
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT 1 FROM deal");
      try (var two =
          OwnTopics.service(
              database, List.of(TroubleBeside.class), "--trouble.seed=7", SMALL_BATCHES)) {
        eventually(() -> assertThat(stateOf(two, "events")).isEqualTo("switching"));
        assertThat(two.part(TroubleBeside.class).made()).isGreaterThan(1);
        assertThat(look(two, "events").get("records").asLong()).isGreaterThan(records);
        var deal = newId("d");
        OwnTopics.PUBLISHER.publish(opened(deal, p, "pitch", "10.00"));
        assertThat(two.get("/api/deals/" + deal + "?minVersion=0").status()).isEqualTo(200);
      }
      try (var three = OwnTopics.service(database, List.of()).caughtUp()) {
        assertThat(stateOf(three, "events")).isEqualTo("switching");
        var right = live.contents();
        live.loseOneRowEach("events");
        reader.rollback();

        var end = done(three, "events");

        assertThat(live.contents()).isEqualTo(right);
        assertThat(live.beside()).isEmpty();
        assertThat(end.get("begun").asInt()).isEqualTo(1);
        assertThat(end.get("read").asLong()).isEqualTo(sumOfOffsets(live, "public"));
      }
    }
  }

  private static long sumOfOffsets(LiveTables live, String schema) {
    var sum =
        live.jdbc()
            .queryForObject(
                "SELECT sum(next_offset) FROM %s.consumer_offset WHERE topic LIKE '%%-events'"
                    .formatted(schema),
                Long.class);
    return sum == null ? -1 : sum;
  }
}
