package io.dealstream.query.live;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.AS_OF;
import static io.dealstream.query.support.Figure.entries;
import static io.dealstream.query.support.Figure.winRate;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.Segment;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowingMetricsTest {

  private static final Service service = Service.shared();

  @Test
  void begins_with_a_snapshot_and_goes_on_with_every_change() {
    var p = published();
    Publisher.SHARED.figures(winRate(p, 1, 1));
    eventually(() -> assertThat(won(p)).isEqualTo(1));

    try (var stream = Stream.open(service, "/api/metrics/stream?pipeline=" + p)) {
      assertThat(stream.answer().headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      var snapshot = stream.next();
      assertThat(snapshot.name()).isEqualTo("snapshot");
      assertThat(snapshot.json().at("/metrics/win-rate"))
          .isEqualTo(service.get("/api/metrics/win-rate?pipeline=" + p).json());
      assertThat(snapshot.json().get("metrics").propertyNames())
          .containsExactly(
              "stage-entries",
              "stage-dwell",
              "reach",
              "win-rate",
              "cycle",
              "velocity",
              "open-pipeline",
              "flow",
              "activities",
              "email",
              "leads",
              "acquisition",
              "onboarding",
              "waterfall",
              "forecast",
              "retention");

      Publisher.SHARED.figures(winRate(p, 2, 1));
      var change = stream.next();
      assertThat(change.name()).isEqualTo("change");
      assertThat(change.json().at("/item/won").asInt()).isEqualTo(2);
      assertThat(change.id()).isNotEqualTo(snapshot.id());
    }
  }

  @Test
  void tells_only_of_the_figures_asked_for() {
    var p = published();
    var path = "/api/metrics/stream?metric=win-rate&segment=owner:rita&pipeline=" + p;
    try (var stream = Stream.open(service, path)) {
      assertThat(stream.next().json().get("metrics").propertyNames()).containsExactly("win-rate");
      Publisher.SHARED.figures(winRate(p, 5, 5), winRate(p, Segment.owner("rita"), 3, 3));
      assertThat(stream.next().json().at("/item/won").asInt()).isEqualTo(3);
      assertThat(stream.next(300)).isNull();
    }
  }

  @Test
  void goes_on_after_the_last_event_the_reader_saw() {
    var p = published();
    String seen;
    try (var stream = Stream.open(service, "/api/metrics/stream?pipeline=" + p)) {
      stream.next();
      Publisher.SHARED.figures(winRate(p, 1, 0));
      seen = stream.next().id();
    }
    Publisher.SHARED.figures(winRate(p, 2, 0), winRate(p, Segment.owner("rita"), 9, 9));
    Publisher.SHARED.figures(winRate(p, 3, 0));
    eventually(() -> assertThat(won(p)).isEqualTo(3));

    var path = "/api/metrics/stream?pipeline=" + p;
    try (var stream = Stream.open(service, path, "Last-Event-ID", seen)) {
      var missed = stream.next();
      assertThat(missed.name()).isEqualTo("change");
      assertThat(missed.json().at("/item/won").asInt()).isEqualTo(3);
      Publisher.SHARED.figures(winRate(p, 4, 0));
      assertThat(stream.next().json().at("/item/won").asInt()).isEqualTo(4);
    }
  }

  @Test
  void an_id_that_is_none_of_ours_begins_anew() {
    var p = published();
    var path = "/api/metrics/stream?pipeline=" + p;
    for (var strange : List.of("0", "2~0.0.0.0~0.0.0.0~0.0.0.0~0.0.0.0", "1~x", "~~~~")) {
      try (var stream = Stream.open(service, path, "Last-Event-ID", strange)) {
        assertThat(stream.next().name()).isEqualTo("snapshot");
      }
    }
  }

  @Test
  void every_id_is_a_place_to_go_on_from_without_missing_anything() {
    var p = published();
    var path = "/api/metrics/stream?pipeline=" + p;
    var ids = new ArrayList<String>();
    try (var stream = Stream.open(service, path)) {
      ids.add(stream.next().id());
      Publisher.SHARED.figures(
          entries(p, "prospecting", 1, AS_OF, Map.of()),
          entries(p, "qualification", 1, AS_OF, Map.of()),
          entries(p, "pitch", 1, AS_OF, Map.of()),
          winRate(p, 1, 1));
      for (var n = 0; n < 4; n++) {
        ids.add(stream.next().id());
      }
    }
    for (var n = 0; n < ids.size(); n++) {
      try (var stream = Stream.open(service, path, "Last-Event-ID", ids.get(n))) {
        for (var left = n; left < 4; left++) {
          assertThat(stream.next().name()).isEqualTo("change");
        }
        assertThat(stream.next(200)).as("after event %d", n).isNull();
      }
    }
  }

  @Test
  void a_slow_reader_is_told_the_latest_and_holds_up_nobody() throws Exception {
    var p =
        published(newId("p") + "x".repeat(1_500)); // so that little fills what buffers there are
    var path = "/api/metrics/stream?metric=win-rate&pipeline=" + p;
    try (var slow = SlowReader.open(service, path);
        var quick = Stream.open(service, path)) {
      quick.next();
      var last = 400;
      for (var n = 1; n <= last; n++) {
        Publisher.SHARED.figures(winRate(p, n, 0));
      }
      var won = 0;
      while (won < last) {
        won = quick.next().json().at("/item/won").asInt();
      }
      var told = slow.readUntil("\"won\":" + last + ",");
      assertThat(told).as("changes told of %d", last).isLessThan(160);
    }
  }

  private static String published() {
    return published(newId("p"));
  }

  private static String published(String p) {
    Publisher.SHARED.publish(pipeline(p));
    eventually(() -> assertThat(service.get("/api/board?pipeline=" + p).status()).isEqualTo(200));
    return p;
  }

  private static int won(String p) {
    var items = service.get("/api/metrics/win-rate?pipeline=" + p).json().get("items");
    return items.isEmpty() ? 0 : items.get(0).get("won").asInt();
  }
}
