package io.dealstream.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.recount.lives.Credit;
import io.dealstream.recount.lives.Expected;
import io.dealstream.recount.lives.Stake;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class StakesTest {

  private final Stakes stakes = new Stakes();

  @Test
  void nothing_is_at_stake_where_no_deal_is_open() {
    assertThat(stakes.deals()).isZero();
    assertThat(stakes.value("EUR")).isEqualTo(Money.rounded(BigDecimal.ZERO, "EUR"));
  }

  @Test
  void what_is_not_known_of_a_deal_is_counted_and_adds_nothing() {
    stakes.add(stake("100", "0.25"));
    stakes.add(stake("40", "0.5"));
    stakes.add(stake("7", null));
    stakes.add(stake(null, "0.9"));
    stakes.add(stake(null, null));
    assertThat(stakes.deals()).isEqualTo(5);
    assertThat(stakes.value("EUR")).isEqualTo(Money.rounded(new BigDecimal("147"), "EUR"));
    assertThat(stakes.weighted("EUR")).isEqualTo(Money.rounded(new BigDecimal("45"), "EUR"));
    assertThat(stakes.withoutValue()).isEqualTo(2);
    assertThat(stakes.withoutProbability()).as("of those with a value").isEqualTo(1);
  }

  private static Stake stake(String value, String probability) {
    var credit = new Credit("rita", null, null);
    var expected = new Expected(credit, null, ForecastCategory.COMMIT);
    return new Stake("call", credit, decimal(value), decimal(probability), expected);
  }

  private static BigDecimal decimal(String number) {
    return number == null ? null : new BigDecimal(number);
  }
}
