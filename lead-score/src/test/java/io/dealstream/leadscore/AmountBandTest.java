package io.dealstream.leadscore;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountBandTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 0",
    "0, 0",
    "0.99, 0",
    "1, 1+",
    "1.99, 1+",
    "2, 2+",
    "4.99, 2+",
    "5, 5+",
    "9.99, 5+",
    "10, 10+",
    "1250.00, 1000+",
    "19999.99, 10000+",
    "2E+4, 20000+",
    "75000, 50000+"
  })
  void an_amount_is_in_the_band_of_the_step_below_it(BigDecimal amount, String band) {
    assertThat(AmountBand.of(amount)).isEqualTo(band);
  }
}
