package io.dealstream.metrics.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.metrics.alerts.Watch;
import io.dealstream.metrics.facts.Deal.Past;
import io.dealstream.metrics.facts.Deal.Standing;
import io.dealstream.metrics.facts.Deal.Stay;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DealCodecTest {

  static Stream<Standing> standings() {
    return Stream.of(
        new Standing.Open(new Visit("b", 3, -5, "anna"), true),
        new Standing.Closed(new Outcome(true, "bén", 12_345L, true, 99), 1_000),
        new Standing.Closed(new Outcome(false, "ben", null, false, 0), 1_000),
        new Standing.Gone());
  }

  @ParameterizedTest
  @MethodSource("standings")
  void a_deal_is_read_as_it_was_written(Standing standing) {
    var stages = Map.of("a", new Stay("anna", new Total(12, "anna")), "b", new Stay("ben", null));
    for (var elsewhere : List.of(Map.<String, Past>of(), Map.of("q", new Past(true, stages)))) {
      var deal =
          new Deal("p", 7, 1_700_000_000_000L, "ben", -1, 500, true, standing, stages, elsewhere);
      var kept = new Kept(deal, Watch.since(deal.lastAt() - 5));
      var bytes = DealCodec.CODEC.serializer().serialize("deals", kept);
      assertThat(DealCodec.CODEC.deserializer().deserialize("deals", bytes)).isEqualTo(kept);
    }
  }

  @Test
  void a_deal_is_read_as_it_was_written_before_hand_offs_and_alerts() {
    var stored =
        HexFormat.of()
            .parseHex("01017007c8010362656e01f40301" + "0101620305" + "04616e6e61" + "01" + "00");
    var read = DealCodec.CODEC.deserializer().deserialize("deals", stored);
    var deal = read.deal();
    assertThat(deal.standing()).isEqualTo(new Standing.Open(new Visit("b", 3, -3, "anna"), true));
    assertThat(deal.elsewhere()).isEmpty();
    assertThat(read.watch()).isEqualTo(Watch.since(deal.lastAt()));
  }
}
