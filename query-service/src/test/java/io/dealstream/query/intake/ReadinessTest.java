package io.dealstream.query.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Service;
import io.dealstream.testing.TestServers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private static final TopicPartition DEALS_0 = new TopicPartition("deal-events", 0);

  @Test
  void is_ready_once_it_has_read_what_was_there_at_the_start() {
    var condition = new Condition();
    var reached = new AtomicLong(41);
    assertThat(condition.hasCaughtUp(() -> Map.of(DEALS_0, reached.get()))).isFalse();
    condition.aimAt(() -> Map.of(DEALS_0, 42L));
    assertThat(condition.hasCaughtUp(() -> Map.of(DEALS_0, reached.get()))).isFalse();
    assertThat(condition.hasCaughtUp(Map::of)).isFalse();
    reached.set(42);
    assertThat(condition.hasCaughtUp(() -> Map.of(DEALS_0, reached.get()))).isTrue();
    condition.aimAt(() -> Map.of(DEALS_0, 99L)); // what came since is for live reading
    assertThat(condition.hasCaughtUp(() -> Map.of(DEALS_0, 43L))).isTrue();
  }

  @Test
  void lives_without_a_broker_and_is_not_ready() {
    try (var service =
        Service.start(
            TestServers.queryDatabase(),
            java.util.List.of(),
            "--dealstream.kafka.bootstrap-servers=127.0.0.1:1")) {
      assertThat(service.getAs(null, "/actuator/health/liveness").status()).isEqualTo(200);
      assertThat(service.getAs(null, "/actuator/health/readiness").status()).isEqualTo(503);
      assertThat(service.getAs(null, "/actuator/health").status()).isEqualTo(503);
      assertThat(service.get("/api/deals").status()).isEqualTo(200);
    }
  }

  @Test
  void is_ready_with_a_broker_and_a_database() {
    var service = Service.shared().caughtUp();
    assertThat(service.getAs(null, "/actuator/health").json().at("/components/intake/status"))
        .isEqualTo(Service.JSON.readTree("\"UP\""));
  }
}
