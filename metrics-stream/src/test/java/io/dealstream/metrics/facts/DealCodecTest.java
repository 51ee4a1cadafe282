package io.dealstream.metrics.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.metrics.facts.Deal.Standing;
import io.dealstream.metrics.facts.Deal.Stay;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DealCodecTest {

  static Stream<Standing> standings() {
    return Stream.of(
        new Standing.Open(new Visit("b", 3, -5, "anna"), true),
        new Standing.Closed(new Outcome(true, "bén", 12_345L, true, 99), 1_000),
        new Standing.Closed(new Outcome(false, "ben", null, false, 0), 1_000));
  }

  @ParameterizedTest
  @MethodSource("standings")
  void a_deal_is_read_as_it_was_written(Standing standing) {
    var deal =
        new Deal(
            "p",
            7,
            1_700_000_000_000L,
            "ben",
            -1,
            500,
            true,
            standing,
            Map.of("a", new Stay("anna", new Total(12, "anna")), "b", new Stay("ben", null)));
    var bytes = DealCodec.CODEC.serializer().serialize("deals", deal);
    assertThat(DealCodec.CODEC.deserializer().deserialize("deals", bytes)).isEqualTo(deal);
  }
}
