package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.RENEWALS;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.euros;
import static io.dealstream.command.deal.Samples.handOff;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.move;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.renewals;
import static io.dealstream.command.deal.Samples.reopen;
import static io.dealstream.command.deal.Samples.row;
import static io.dealstream.command.deal.Samples.win;
import static io.dealstream.command.deal.Samples.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.pipeline.Pipeline;
import io.dealstream.command.rates.ExchangeRates;
import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.pipeline.PipelineDefinition;
import io.dealstream.events.pipeline.StageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConvertingAmountsTest {

  private static final ExchangeRates DOLLARS = rates("USD");
  private static final Money HUNDRED = Money.of("100", "USD");

  @Test
  void an_amount_is_kept_as_agreed_and_counted_at_the_rate_of_its_day() {
    var opened =
        given()
            .with(DOLLARS)
            .when(opening("pitch", dollars("100"), MONDAY))
            .thenOne(DealEvent.Opened.class);
    assertThat(opened.amount()).isEqualTo(HUNDRED);
    assertThat(opened.value()).isEqualTo(Money.of("90", "EUR"));
    var changed =
        given(opening("pitch"))
            .with(DOLLARS)
            .when(dollarsFrom("100", TUESDAY))
            .thenOne(DealEvent.AmountChanged.class);
    assertThat(changed.amount()).isEqualTo(HUNDRED);
    assertThat(changed.value()).isEqualTo(Money.of("80", "EUR"));
  }

  @Test
  void a_rate_holds_until_a_newer_one_and_a_week_at_most() {
    assertThat(value(Instant.parse("2026-03-13T23:59:59.999Z"))).isEqualTo("50.00");
    given(opening("pitch"))
        .with(DOLLARS)
        .at(Instant.parse("2026-03-20T00:00:00Z"))
        .when(dollarsFrom("100", Instant.parse("2026-03-14T00:00:00Z")))
        .thenRefused("missing-rate", "amount.currency");
    given(opening("pitch", null, MONDAY.minusSeconds(86_400)))
        .with(DOLLARS)
        .when(dollarsFrom("100", MONDAY.minusSeconds(86_400)))
        .thenRefused("missing-rate", "amount.currency");
  }

  @Test
  void a_day_is_one_of_the_pipelines_zone() {
    var late = Instant.parse("2026-03-02T23:30:00Z");
    var event =
        given(opening("pitch"))
            .in(inZone("Europe/Warsaw"))
            .with(DOLLARS)
            .when(dollarsFrom("100", late))
            .thenOne(DealEvent.AmountChanged.class);
    assertThat(event.value()).isEqualTo(Money.of("80", "EUR"));
    assertThat(value(late)).isEqualTo("90.00");
  }

  @Test
  void an_outcome_is_worth_what_it_is_on_its_day() {
    var dollarDeal = opening("pitch", dollars("100"), MONDAY);
    var won = given(dollarDeal).with(DOLLARS).when(win(FRIDAY)).thenOne(DealEvent.Won.class);
    assertThat(won.amount()).isEqualTo(HUNDRED);
    assertThat(won.value()).isEqualTo(Money.of("50", "EUR"));
    var lost = given(dollarDeal).with(DOLLARS).when(lose(TUESDAY)).thenOne(DealEvent.Lost.class);
    assertThat(lost.value()).isEqualTo(Money.of("80", "EUR"));
  }

  @Test
  void an_outcome_without_a_rate_for_its_day_is_refused_and_a_move_is_not() {
    var june = Instant.parse("2026-06-01T00:00:00Z");
    var spec = given(opening("pitch", dollars("100"), MONDAY)).with(DOLLARS).at(june);
    spec.when(win(june)).thenRefused("missing-rate", "amount.currency");
    spec.when(lose(june)).thenRefused("missing-rate", "amount.currency");
    spec.when(move("closing", june)).thenOne(DealEvent.StageChanged.class);
  }

  @Test
  void an_amount_put_right_after_the_outcome_counts_at_the_outcomes_rate() {
    var event =
        given(opening("pitch"), win(TUESDAY))
            .with(DOLLARS)
            .when(dollarsFrom("100", FRIDAY))
            .thenOne(DealEvent.AmountChanged.class);
    assertThat(event.value()).isEqualTo(Money.of("80", "EUR"));
    assertThat(event.occurredAt()).isEqualTo(FRIDAY);
  }

  @Test
  void reopened_it_is_worth_again_what_it_was_before_the_outcome() {
    var event =
        given(opening("pitch", dollars("100"), MONDAY), win(TUESDAY))
            .with(DOLLARS)
            .when(reopen("pitch", FRIDAY))
            .thenOne(DealEvent.Reopened.class);
    assertThat(event.amount()).isEqualTo(HUNDRED);
    assertThat(event.value()).isEqualTo(Money.of("90", "EUR"));
  }

  @Test
  void handed_off_it_counts_in_the_other_pipelines_currency_at_that_days_rate() {
    var event =
        given(opening("pitch", euros("100"), MONDAY))
            .besides(renewals("USD", StageRules.FREE))
            .with(rates("EUR"))
            .when(handOff("pitch", TUESDAY))
            .thenOne(DealEvent.HandedOff.class);
    assertThat(event.amount()).isEqualTo(Money.of("100", "EUR"));
    assertThat(event.value()).isEqualTo(Money.of("80", "USD"));
    given(opening("pitch", euros("100"), MONDAY))
        .besides(renewals("USD", StageRules.FREE))
        .when(handOff("pitch", TUESDAY))
        .thenRefused("missing-rate", "amount.currency");
    given(opening("pitch"))
        .besides(renewals("USD", StageRules.FREE))
        .when(handOff("pitch", TUESDAY))
        .thenOne(DealEvent.HandedOff.class);
    assertThat(RENEWALS.definition().currency()).isEqualTo("EUR");
  }

  @Test
  void decimals_are_those_of_the_agreed_currency_and_the_value_is_rounded_to_its_own() {
    given(opening("pitch"))
        .with(rates("JPY"))
        .when(new DealCommand.ChangeAmount(asked("10.5", "JPY"), null, MONDAY))
        .thenRefused("too-many-decimals", "amount.amount");
    var rounded =
        given(opening("pitch"))
            .with(
                new ExchangeRates(
                    Map.of("USD", new TreeMap<>(Map.of(day(MONDAY), number("0.33335"))))))
            .when(dollarsFrom("100", MONDAY))
            .thenOne(DealEvent.AmountChanged.class);
    assertThat(rounded.value()).isEqualTo(Money.of("33.34", "EUR"));
  }

  @Test
  void what_no_reader_could_add_up_is_refused_on_either_side() {
    given(opening("pitch"))
        .when(worth("90071992547409.92", FRIDAY))
        .thenRefused("amount-too-large", "amount.amount");
    given(opening("pitch"))
        .when(worth("90071992547409.91", FRIDAY))
        .thenOne(DealEvent.AmountChanged.class);
    given(opening("pitch"))
        .with(new ExchangeRates(Map.of("USD", new TreeMap<>(Map.of(day(MONDAY), number("1000"))))))
        .when(dollarsFrom("90071992547409.91", MONDAY))
        .thenRefused("amount-too-large", "amount.amount");
  }

  @Test
  void imported_rows_obey_the_same_rule() {
    var dollarRow =
        new HistoryRow(
            MONDAY, "pitch", null, "anna", new BigDecimal("100"), "USD", null, null, null, null);
    var opened = given().with(DOLLARS).when(dollarRow).thenOne(DealEvent.Opened.class);
    assertThat(opened.value()).isEqualTo(Money.of("90", "EUR"));
    given().when(dollarRow).thenRefused("missing-rate", "amount.currency");
    var won =
        given(opening("pitch", dollars("100"), MONDAY))
            .with(DOLLARS)
            .when(row("won", null, TUESDAY))
            .thenOne(DealEvent.Won.class);
    assertThat(won.value()).isEqualTo(Money.of("80", "EUR"));
  }

  private static String value(Instant at) {
    return given(opening("pitch"))
        .with(DOLLARS)
        .at(Instant.parse("2026-04-01T00:00:00Z"))
        .when(dollarsFrom("100", at))
        .thenOne(DealEvent.AmountChanged.class)
        .value()
        .amount()
        .toString();
  }

  private static ExchangeRates rates(String from) {
    return new ExchangeRates(
        Map.of(
            from,
            new TreeMap<>(
                Map.of(
                    day(MONDAY),
                    number("0.9"),
                    day(TUESDAY),
                    number("0.8"),
                    day(FRIDAY),
                    number("0.5")))));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.parse(at.toString().substring(0, 10));
  }

  private static BigDecimal number(String number) {
    return new BigDecimal(number);
  }

  private static AskedAmount asked(String amount, String currency) {
    return new AskedAmount(number(amount), currency);
  }

  private static AskedAmount dollars(String amount) {
    return asked(amount, "USD");
  }

  private static DealCommand dollarsFrom(String amount, Instant at) {
    return new DealCommand.ChangeAmount(dollars(amount), null, at);
  }

  private static Pipeline inZone(String zone) {
    var d = Samples.FREE.definition();
    return new Pipeline(
        "sales",
        3,
        new PipelineDefinition(
            d.name(), d.currency(), zone, d.minimumWonDeals(), d.stages(), d.rules()));
  }
}
