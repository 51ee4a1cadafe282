package io.dealstream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.metric.Waterfall;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** What a waterfall promises. */
final class FallingWater {

  private FallingWater() {}

  /** Field by field, so that no name is taken for another. */
  static void assertConserved(Waterfall w) {
    var came =
        sum(
            w.created().amount(),
            w.reopened().amount(),
            w.transferredIn().amount(),
            w.increased().amount(),
            w.revalued().amount());
    var went =
        sum(
            w.transferredOut().amount(),
            w.decreased().amount(),
            w.won().amount(),
            w.lost().amount(),
            w.merged().amount(),
            w.deleted().amount());
    assertThat(came.subtract(went)).as("%s", w).isEqualByComparingTo(w.netChange().amount());
    assertThat(w.newDeals() + w.reopenedDeals() + w.transferredInDeals())
        .as("%s", w)
        .isEqualTo(
            w.netChangeDeals()
                + w.transferredOutDeals()
                + w.wonDeals()
                + w.lostDeals()
                + w.mergedDeals()
                + w.deletedDeals());
    if (w.opening() != null) {
      assertThat(w.opening().amount().add(came))
          .as("%s", w)
          .isEqualByComparingTo(w.closing().amount().add(went));
      assertThat(w.openingDeals() + w.netChangeDeals()).as("%s", w).isEqualTo(w.closingDeals());
    }
  }

  private static BigDecimal sum(BigDecimal... amounts) {
    return Stream.of(amounts).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
