package io.dealstream.metrics.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.metrics.alerts.Watch;
import io.dealstream.metrics.facts.Deal.Past;
import io.dealstream.metrics.facts.Deal.Standing;
import io.dealstream.metrics.facts.Deal.Stay;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DealCodecTest {

  private static final Credit ANNA = new Credit("anna", null, "fair");
  private static final Worth WORTH =
      new Worth(
          70_000L,
          null,
          250_000_000,
          new Outlook(YearMonth.of(2026, 12), null, ForecastCategory.BEST_CASE));
  private static final Credit BEN = new Credit("bén", "north", null);

  static Stream<Standing> standings() {
    return Stream.of(
        new Standing.Open(new Visit("b", 3, -5, ANNA), true),
        new Standing.Closed(new Outcome(true, new Moment(BEN, 1_000), 12_345L, true, 120, 99)),
        new Standing.Closed(new Outcome(false, new Moment(ANNA, -3), null, false, 0, 0)),
        new Standing.Gone());
  }

  @ParameterizedTest
  @MethodSource("standings")
  void a_deal_is_read_as_it_was_written(Standing standing) {
    var stages =
        Map.of(
            "a",
            new Stay(new Moment(ANNA, -9), 0, 4, new Total(12, new Moment(BEN, 70))),
            "b",
            new Stay(new Moment(BEN, 40), 2, 2, null));
    for (var elsewhere : List.of(Map.<String, Past>of(), Map.of("q", new Past(true, stages)))) {
      var deal =
          new Deal(
              "p", 7, 1_700_000_000_000L, BEN, -1, 500, true, WORTH, standing, stages, elsewhere);
      var kept = new Kept(deal, Watch.since(deal.lastAt() - 5));
      var bytes = DealCodec.CODEC.serializer().serialize("deals", kept);
      assertThat(DealCodec.CODEC.deserializer().deserialize("deals", bytes)).isEqualTo(kept);
    }
  }
}
