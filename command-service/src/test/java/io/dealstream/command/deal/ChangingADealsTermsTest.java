package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.euros;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.command.deal.Samples.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ChangingADealsTermsTest {

  private static final Money TEN = Money.of("10.00", "EUR");

  @Test
  void another_amount_is_told_with_its_value() {
    given(opening("pitch", euros("7"), MONDAY)).when(worth("10", FRIDAY)).then(nowTen());
  }

  @Test
  void the_first_amount_is_a_change_too() {
    given(opening("pitch")).when(worth("10", FRIDAY)).then(nowTen());
  }

  @Test
  void the_same_amount_changes_nothing_however_it_is_written() {
    given(opening("pitch", euros("10"), MONDAY)).when(worth("10.00", FRIDAY)).thenNothing();
    given(opening("pitch", euros("10"), MONDAY)).when(worth("1e1", FRIDAY)).thenNothing();
  }

  @Test
  void a_decided_deals_amount_can_be_put_right() {
    given(opening("pitch", euros("7"), MONDAY), win(TUESDAY))
        .when(worth("10", FRIDAY))
        .then(nowTen());
  }

  @Test
  void an_amount_is_in_the_pipelines_currency() {
    given(opening("pitch"))
        .when(amount("10", "USD"))
        .thenRefused("missing-rate", "amount.currency");
    given(opening("pitch"))
        .when(amount("10", "euro"))
        .thenRefused("unknown-currency", "amount.currency");
    given(opening("pitch")).when(amount("10", null)).then(nowTen());
  }

  @Test
  void an_amount_is_one_that_could_be_paid() {
    given(opening("pitch"))
        .when(worth("-0.01", FRIDAY))
        .thenRefused("negative-amount", "amount.amount");
    given(opening("pitch"))
        .when(worth("0.001", FRIDAY))
        .thenRefused("too-many-decimals", "amount.amount");
    given(opening("pitch"))
        .when(worth("1e2000000000", FRIDAY))
        .thenRefused("amount-too-large", "amount.amount");
    given(opening("pitch"))
        .when(worth("1000000000000000", FRIDAY))
        .thenRefused("amount-too-large", "amount.amount");
    assertThat(
            given(opening("pitch"))
                .when(worth("0", FRIDAY))
                .thenOne(DealEvent.AmountChanged.class)
                .amount())
        .isEqualTo(Money.of("0.00", "EUR"));
  }

  @Test
  void a_deal_goes_to_another_owner() {
    given(opening("pitch"))
        .when(new DealCommand.Reassign("bea", "south", "holidays", FRIDAY))
        .then(
            new DealEvent.Reassigned(
                "d1",
                "sales",
                "anna",
                "north",
                "bea",
                "south",
                "fair",
                "holidays",
                Via.API,
                FRIDAY));
  }

  @Test
  void the_team_stays_unless_another_is_named() {
    var event =
        given(opening("pitch"))
            .when(new DealCommand.Reassign("bea", null, null, FRIDAY))
            .thenOne(DealEvent.Reassigned.class);
    assertThat(event.team()).isEqualTo("north");
  }

  @Test
  void what_comes_after_is_credited_to_the_new_owner() {
    var moved =
        given(opening("pitch"), new DealCommand.Reassign("bea", "south", null, TUESDAY))
            .when(move("closing"))
            .thenOne(DealEvent.StageChanged.class);
    assertThat(moved.owner()).isEqualTo("bea");
    assertThat(moved.team()).isEqualTo("south");
  }

  @Test
  void to_whom_it_belongs_already_changes_nothing() {
    given(opening("pitch"))
        .when(new DealCommand.Reassign("anna", null, null, FRIDAY))
        .thenNothing();
    given(opening("pitch"))
        .when(new DealCommand.Reassign("anna", "north", null, MONDAY.minusSeconds(9)))
        .thenNothing();
  }

  private static DealCommand amount(String amount, String currency) {
    return new DealCommand.ChangeAmount(
        new AskedAmount(new BigDecimal(amount), currency), null, FRIDAY);
  }

  private static DealEvent nowTen() {
    return new DealEvent.AmountChanged(
        "d1", "sales", TEN, TEN, "anna", "north", "fair", null, Via.API, FRIDAY);
  }
}
