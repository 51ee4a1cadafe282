package io.dealstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.testing.TestIssuer;
import io.dealstream.testing.WatchedMetrics;
import org.junit.jupiter.api.Test;

class WatchedMetricsTest {

  @Test
  void what_alerts_and_dashboard_name_is_there() {
    try (var service = RunningService.onNewDatabase()) {
      var admin = TestIssuer.shared().admin();
      service.post(admin, "/api/pipelines", "").isOk(201);
      var told = service.get(admin, "/actuator/prometheus").isOk(200).body();
      assertThat(WatchedMetrics.missing("command-service", told)).isEmpty();
    }
  }
}
