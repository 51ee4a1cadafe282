package io.dealstream.query.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand. */
class ChanceTest {

  private static final Offset<Double> CLOSE = within(0.0005);

  @Test
  void two_proportions() {
    assertThat(Chance.proportions(8, 10, 3, 10)).isCloseTo(2.2473, CLOSE);
    assertThat(Chance.proportions(3, 10, 8, 10)).isCloseTo(-2.2473, CLOSE);
    assertThat(Chance.proportions(10, 10, 7, 7)).isZero();
  }

  @Test
  void two_counts() {
    assertThat(Chance.counts(4, 0)).isEqualTo(2);
    assertThat(Chance.counts(3, 1)).isEqualTo(1);
    assertThat(Chance.counts(0, 0)).isZero();
  }

  @Test
  void two_samples_by_their_ranks() {
    var high = List.of(6L, 7L, 8L, 9L, 10L);
    var low = List.of(1L, 2L, 3L, 4L, 5L);
    assertThat(Chance.rankSum(high, low)).isCloseTo(2.6112, CLOSE);
    assertThat(Chance.rankSum(low, high)).isCloseTo(-2.6112, CLOSE);
    assertThat(Chance.rankSum(List.of(2L, 2L, 2L), List.of(2L, 2L))).isZero();
    // 2, 3 and 3 have the ranks 2.5, 4.5 and 4.5 among 1, 2, 2, 3, 3
    assertThat(Chance.rankSum(List.of(2L, 3L, 3L), List.of(1L, 2L))).isCloseTo(1.4434, CLOSE);
    assertThat(Chance.rankSum(List.of(), low)).isZero();
  }
}
