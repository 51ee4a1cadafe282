package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.MetricKey;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.pipeline.PipelineEvent;
import io.dealstream.recount.Recount;
import io.dealstream.recount.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Every figure that was published, held against a recount of the same events. */
final class SecondPath {

  /** Of no meaning to which figures there are. */
  private static final Stamp ANY = new Stamp(Instant.EPOCH, Map.of());

  /** What begins that soon has begun, by some clock or other. */
  private static final Duration SOON = Duration.ofMinutes(15);

  private SecondPath() {}

  static void compare(StreamUnderTest stream, List<? extends DomainEvent> told) {
    compare(stream, told, (_, _) -> {});
  }

  /**
   * @param also is given each published figure and the recounted one
   */
  static void compare(
      StreamUnderTest stream,
      List<? extends DomainEvent> told,
      BiConsumer<MetricRecord<?>, MetricRecord<?>> also) {
    var recount = new Recount();
    recount.daysBefore(stream.now().plus(SOON).plusMillis(1));
    told.forEach(recount::add);
    zones(told).forEach((pipeline, zone) -> compare(stream, recount, pipeline, zone, also));
  }

  private static Map<String, ZoneId> zones(List<? extends DomainEvent> told) {
    var zones = new HashMap<String, ZoneId>(Map.of(Company.ID, Company.ZONE));
    for (var event : told) {
      if (event instanceof PipelineEvent defined) {
        zones.put(defined.pipelineId(), ZoneId.of(defined.definition().zone()));
      }
    }
    return zones;
  }

  private static void compare(
      StreamUnderTest stream,
      Recount recount,
      String pipeline,
      ZoneId zone,
      BiConsumer<MetricRecord<?>, MetricRecord<?>> also) {
    var recounted = recount.all(pipeline, LocalDate.ofInstant(stream.now(), zone));
    var published =
        stream.newest.values().stream().filter(r -> r.pipelineId().equals(pipeline)).toList();
    for (var record : published) {
      var expected = recounted.beside(record);
      assertThat(expected).as(MetricKey.of(record)).isPresent();
      Comparison.assertSame(MetricKey.of(record), record, Recounted.fields(recounted, record));
      also.accept(record, expected.orElseThrow());
    }
    assertThat(published.stream().map(MetricKey::of).toList())
        .containsAll(recounted.counted(ANY).map(MetricKey::of).toList());
  }
}
