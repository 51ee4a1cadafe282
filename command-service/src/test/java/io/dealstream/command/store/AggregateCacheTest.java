package io.dealstream.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {

  private static final int ROOM = 100;

  private final AggregateCache cache = new AggregateCache(ROOM);

  @Test
  void remembers_no_more_than_it_may() {
    IntStream.range(0, 3 * ROOM).forEach(i -> cache.put("deal:" + i, "state"));
    assertThat(IntStream.range(0, 3 * ROOM).filter(i -> cache.containsKey("deal:" + i)))
        .hasSize(ROOM);
  }

  @Test
  void remembers_a_deal_just_opened_however_busy_the_ones_before_were() {
    for (var busy = 0; busy < 10; busy++) {
      IntStream.range(0, ROOM).forEach(i -> cache.put("deal:busy-" + i, "state"));
    }
    for (var i = 0; i < ROOM; i++) {
      cache.put("deal:new-" + i, "state");
      assertThat(cache.containsKey("deal:new-" + i / 2)).isTrue();
    }
  }
}
