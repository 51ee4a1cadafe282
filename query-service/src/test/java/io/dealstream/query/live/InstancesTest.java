package io.dealstream.query.live;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Figure.winRate;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.opened;
import static io.dealstream.query.support.Sample.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import io.dealstream.query.support.Stream;
import io.dealstream.testing.TestServers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of services that come and go. */
class InstancesTest {

  private final String p = newId("p");
  private final String metrics = "/api/metrics/stream?pipeline=" + p;
  private final String board = "/api/board/stream?pipeline=" + p;

  @BeforeEach
  void publish() {
    Publisher.SHARED.publish(pipeline(p));
  }

  @Test
  void a_reader_goes_on_at_another_instance_and_after_a_restart() {
    var database = TestServers.queryDatabase();
    String seen;
    try (var one = Service.start(database, List.of())) {
      knowsThePipeline(one);
      try (var stream = Stream.open(one, metrics)) {
        seen = stream.next().id();
      }
    }
    Publisher.SHARED.figures(winRate(p, 7, 0));
    try (var one = Service.start(database, List.of());
        var two = Service.start(database, List.of(), "--dealstream.instance-id=two");
        var stream = Stream.open(two, metrics, "Last-Event-ID", seen)) {
      assertThat(stream.next().json().at("/item/won").asInt()).isEqualTo(7);
      for (var service : List.of(one, two)) { // whichever of them reads the partition, both tell
        try (var other = Stream.open(service, metrics, "Last-Event-ID", seen)) {
          other.next();
          Publisher.SHARED.figures(winRate(p, 8, 0));
          assertThat(other.next().json().at("/item/won").asInt()).isEqualTo(8);
        }
        Publisher.SHARED.figures(winRate(p, 7, 0));
        eventually(
            () ->
                assertThat(
                        service
                            .get("/api/metrics/win-rate?pipeline=" + p)
                            .json()
                            .at("/items/0/won")
                            .asInt())
                    .isEqualTo(7));
      }
    }
  }

  @Test
  void there_are_so_many_seats_and_one_that_is_left_is_free_again() {
    try (var small = Service.start("--dealstream.live.seats=2")) {
      knowsThePipeline(small);
      var one = Stream.open(small, board);
      var two = Stream.open(small, board);
      one.next();
      two.next();
      var refused = small.get(board);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      assertThat(refused.json().get("rule").asString()).isEqualTo("too-many-readers");

      one.close();
      eventually(
          () -> {
            Publisher.SHARED.publish(
                opened(newId("d"), p, "pitch", "1.00")); // found out by writing
            try (var three = Stream.open(small, board)) {
              assertThat(three.answer().statusCode()).isEqualTo(200);
            }
          });
      two.close();
    }
  }

  @Test
  void a_service_that_ends_does_not_wait_for_its_readers() {
    var ending = Service.start();
    knowsThePipeline(ending);
    var one = Stream.open(ending, board);
    var two = Stream.open(ending, metrics);
    one.next();
    two.next();
    var begun = System.nanoTime();
    ending.close();
    assertThat(one.hasEnded()).isTrue();
    assertThat(two.hasEnded()).isTrue();
    assertThat((System.nanoTime() - begun) / 1e9).isLessThan(8);
  }

  private void knowsThePipeline(Service service) {
    eventually(() -> assertThat(service.get("/api/board?pipeline=" + p).status()).isEqualTo(200));
  }
}
