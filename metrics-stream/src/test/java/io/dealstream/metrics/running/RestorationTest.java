package io.dealstream.metrics.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.testing.WatchedMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestorationTest {

  private static final TopicPartition DEALS_0 = new TopicPartition("deals-changelog", 0);
  private static final TopicPartition DEALS_1 = new TopicPartition("deals-changelog", 1);
  private static final TopicPartition PAGES_1 = new TopicPartition("pages-changelog", 1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> lines = new ArrayList<>();
  private long now;
  private final Restoration restoration =
      new Restoration(Map.of("deals", 0, "pages", 1), meters, () -> now, lines::add);

  @Test
  void tells_how_far_each_store_is_over_its_partitions_and_how_many_tasks_wait() {
    restoration.onRestoreStart(DEALS_0, "deals", 0, 100);
    restoration.onRestoreStart(DEALS_1, "deals", 900, 1_000);
    restoration.onRestoreStart(PAGES_1, "pages", 0, 300);
    pass(1);
    restoration.onBatchRestored(DEALS_1, "deals", 949, 40); // of offsets up to it, itself too
    assertThat(restoration.progress().tasks()).isEqualTo(3);
    assertThat(restoration.progress().stores().get("deals"))
        .isEqualTo(new RestoreProgress.Way(50, 200));
    assertThat(restoration.progress().together().percent()).isEqualTo(10);
    assertThat(restoration.progress().recordsPerSecond()).isEqualTo(40);
    assertThat(remaining("deals")).isEqualTo(150);
    assertThat(meters.get("dealstream.metrics.restored.records").counter().count()).isEqualTo(40);
    assertThat(meters.get("dealstream.metrics.restoring.tasks").gauge().value()).isEqualTo(3);

    restoration.onRestoreEnd(DEALS_0, "deals", 100);
    restoration.onRestoreEnd(PAGES_1, "pages", 300);
    assertThat(restoration.goesOn()).isTrue();
    restoration.onRestoreEnd(DEALS_1, "deals", 50);
    assertThat(restoration.goesOn()).isFalse();
    assertThat(restoration.progress().tasks()).isZero();
    assertThat(restoration.progress().together().percent()).isEqualTo(100);
    assertThat(remaining("deals")).isZero();
  }

  @Test
  void is_told_to_prometheus_by_the_names_that_alerts_and_dashboard_have() {
    var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var told = new Restoration(Map.of("deals", 0), prometheus, () -> now, lines::add);
    told.onRestoreStart(DEALS_0, "deals", 0, 100);
    told.onBatchRestored(DEALS_0, "deals", 49, 50);
    assertThat(WatchedMetrics.missing("metrics-stream", prometheus.scrape()))
        .isNotEmpty()
        .noneMatch(name -> name.contains("_restor"));
  }

  @Test
  void tells_it_to_the_log_every_three_seconds_and_at_the_end() {
    restoration.onRestoreStart(DEALS_0, "deals", 0, 1_000);
    for (var offset = 99; offset < 999; offset += 100) {
      pass(1);
      restoration.onBatchRestored(DEALS_0, "deals", offset, 100);
    }
    restoration.onRestoreEnd(DEALS_0, "deals", 900);
    assertThat(lines)
        .containsExactly(
            "filling stores: 30 %, 300 of 1,000, 100 records/s, 1 tasks wait; deals 30 %",
            "filling stores: 60 %, 600 of 1,000, 100 records/s, 1 tasks wait; deals 60 %",
            "filling stores: 90 %, 900 of 1,000, 100 records/s, 1 tasks wait; deals 90 %",
            "stores are filled: 100 %, 1,000 of 1,000, 100 records/s, 0 tasks wait; deals 100 %");
  }

  @Test
  void what_another_instance_takes_over_is_waited_for_no_longer() {
    restoration.onRestoreStart(DEALS_0, "deals", 0, 1_000);
    restoration.onRestoreSuspended(DEALS_0, "deals", 10);
    assertThat(restoration.goesOn()).isFalse();
    assertThat(restoration.progress().together().all()).isZero();
  }

  @Test
  void a_second_time_begins_from_the_start() {
    restoration.onRestoreStart(DEALS_0, "deals", 0, 1_000);
    restoration.onRestoreEnd(DEALS_0, "deals", 1_000);
    restoration.onRestoreStart(PAGES_1, "pages", 0, 10);
    assertThat(restoration.progress().together()).isEqualTo(new RestoreProgress.Way(0, 10));
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  private double remaining(String store) {
    return meters
        .get("dealstream.metrics.restore.remaining.records")
        .tag("store", store)
        .gauge()
        .value();
  }
}
