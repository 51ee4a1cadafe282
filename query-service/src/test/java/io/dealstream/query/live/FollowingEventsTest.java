package io.dealstream.query.live;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.moved;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Stream;
import io.dealstream.testing.TestIssuer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowingEventsTest {

  private static final Service service = Service.shared();
  private final String p = newId("p");

  @BeforeEach
  void publish() {
    Publisher.SHARED.publish(pipeline(p));
    eventually(() -> assertThat(service.get("/api/board?pipeline=" + p).status()).isEqualTo(200));
  }

  @Test
  void the_board_comes_at_once_and_again_when_it_has_changed() {
    try (var stream = Stream.open(service, "/api/board/stream?pipeline=" + p)) {
      var first = stream.next();
      assertThat(first.name()).isEqualTo("board");
      assertThat(first.json()).isEqualTo(service.get("/api/board?pipeline=" + p).json());

      Publisher.SHARED.publish(opened(newId("d"), p, "pitch", "10.00"));
      assertThat(stream.next().json().at("/stages/2/count").asInt()).isEqualTo(1);
      Publisher.SHARED.publish(pipeline(newId("p")));
      assertThat(stream.next(600)).as("another pipeline's change").isNull();
    }
  }

  @Test
  void the_board_comes_at_most_four_times_a_second_and_ends_right() {
    try (var stream = Stream.open(service, "/api/board/stream?pipeline=" + p)) {
      stream.next();
      var begun = System.nanoTime();
      var boards = 0;
      for (var n = 0; n < 60; n++) {
        Publisher.SHARED.publish(opened(newId("d"), p, "pitch", "10.00"));
      }
      var count = 0;
      while (count < 60) {
        count = stream.next().json().at("/stages/2/count").asInt();
        boards++;
      }
      var seconds = (System.nanoTime() - begun) / 1e9;
      assertThat(boards).isLessThanOrEqualTo((int) (seconds * 4) + 1);
    }
  }

  @Test
  void transitions_begin_with_the_newest_and_go_on_with_those_that_come() {
    var d = newId("d");
    Publisher.SHARED.publish(opened(d, p, "pitch", "10.00"));
    service.get("/api/deals/" + d + "?minVersion=0");
    try (var stream = Stream.open(service, "/api/transitions/stream?limit=5&pipeline=" + p)) {
      var snapshot = stream.next();
      assertThat(snapshot.name()).isEqualTo("snapshot");
      assertThat(snapshot.json().at("/items/0/kind").asString()).isEqualTo("opened");

      Publisher.SHARED.publish(moved(d, p, "pitch", "closing", 1, TUESDAY));
      var fresh = stream.next();
      assertThat(fresh.name()).isEqualTo("transitions");
      assertThat(fresh.json().get("items").size()).isEqualTo(1);
      assertThat(fresh.json().at("/items/0/to").asString()).isEqualTo("closing");
    }
  }

  @Test
  void a_stream_ends_when_its_token_does() {
    var until = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    var token = TestIssuer.shared().token("rita", Map.of("roles", "[\"rep\"]"), until);
    try (var stream = Stream.openAs(service, token, "/api/board/stream?pipeline=" + p)) {
      stream.next();
      assertThat(stream.hasEnded()).isTrue();
      assertThat(Instant.now()).isAfterOrEqualTo(until);
    }
  }
}
