package io.dealstream.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Sample;
import io.dealstream.query.support.Service;
import io.dealstream.testing.WatchedMetrics;
import org.junit.jupiter.api.Test;

class WatchedMetricsTest {

  @Test
  void what_alerts_and_dashboard_name_is_there() {
    Publisher.SHARED.publish(Sample.pipeline(Sample.newId("p")));
    var service = Service.shared().caughtUp();
    var told = service.get("/actuator/prometheus").text();
    assertThat(WatchedMetrics.missing("query-service", told)).isEmpty();
  }
}
