package io.dealstream.command.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Decided;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.campaign.CampaignEvent.Spent;
import io.dealstream.events.campaign.SpendKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpendingOnACampaignTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-09T09:00:00.123456Z");
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final LocalDate LAST = LocalDate.parse("2026-03-31");

  @Test
  void is_told_with_its_days_and_whose_budget_it_was() {
    when("spring", Campaign.NONE, spend("1250.5", "EUR", FIRST, LAST, "fair", " stand "))
        .then(
            new Spent(
                "spring",
                SpendKind.SALES,
                "fair",
                Money.of("1250.50", "EUR"),
                FIRST,
                LAST,
                "stand",
                Via.API,
                FRIDAY));
  }

  @Test
  void the_same_again_is_spent_again() {
    var spend = spend("10", "EUR", FIRST, FIRST, null, null);
    when("spring", new Campaign.Running(FRIDAY), spend).thenOne(Spent.class);
  }

  @Test
  void is_an_amount_that_could_be_paid() {
    amount("-0.01", "EUR").thenRefused("negative-amount", "amount.amount");
    amount("0.001", "EUR").thenRefused("too-many-decimals", "amount.amount");
    amount("1e2000000000", "EUR").thenRefused("amount-too-large", "amount.amount");
    amount("1", "euro").thenRefused("unknown-currency", "amount.currency");
    assertThat(amount("7", "JPY").thenOne(Spent.class).amount()).isEqualTo(Money.of("7", "JPY"));
  }

  @Test
  void its_days_are_in_order_and_no_more_than_a_year() {
    days(LAST, FIRST).thenRefused("days-reversed", "to");
    days(FIRST, FIRST).thenOne(Spent.class);
    days(FIRST, FIRST.plusDays(365)).thenOne(Spent.class);
    days(FIRST, FIRST.plusDays(366)).thenRefused("too-many-days", "to");
    days(LocalDate.parse("1899-12-31"), FIRST).thenRefused("too-long-ago", "from");
    var far = LocalDate.parse("2027-03-11");
    days(far.minusDays(1), far.minusDays(1)).thenOne(Spent.class);
    days(far, far).thenRefused("in-the-future", "to");
  }

  @Test
  void ids_and_texts_are_such_as_can_be_kept() {
    var spend = spend("1", "EUR", FIRST, FIRST, null, null);
    when("a/b", Campaign.NONE, spend).thenRefused("invalid-id", "id");
    when("spring", Campaign.NONE, spend("1", "EUR", FIRST, FIRST, "a|b", null))
        .thenRefused("invalid-id", "source");
    when("spring", Campaign.NONE, spend("1", "EUR", FIRST, FIRST, null, "x".repeat(2_001)))
        .thenRefused("note-too-long", "note");
  }

  @Test
  void time_never_goes_back() {
    when("spring", new Campaign.Running(NOW), spend("1", "EUR", FIRST, FIRST, null, null))
        .thenRefused("before-last-event", "occurredAt");
    var at =
        new CampaignCommand.Spend(
            SpendKind.SALES, null, BigDecimal.ONE, "EUR", FIRST, FIRST, null, NOW.plusSeconds(301));
    when("spring", new Campaign.Running(MONDAY), at).thenRefused("in-the-future", "occurredAt");
  }

  private static Decided<Spent> amount(String amount, String currency) {
    return when("spring", Campaign.NONE, spend(amount, currency, FIRST, FIRST, null, null));
  }

  private static Decided<Spent> days(LocalDate from, LocalDate to) {
    return when("spring", Campaign.NONE, spend("1", "EUR", from, to, null, null));
  }

  private static CampaignCommand spend(
      String amount, String currency, LocalDate from, LocalDate to, String source, String note) {
    return new CampaignCommand.Spend(
        SpendKind.SALES, source, new BigDecimal(amount), currency, from, to, note, FRIDAY);
  }

  private static Decided<Spent> when(String id, Campaign campaign, CampaignCommand command) {
    return new Decided<>(
        () -> CampaignDecider.decide(campaign, command, new Basis(id, NOW, Via.API)));
  }
}
