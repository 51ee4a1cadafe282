package io.dealstream.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.events.campaign.SpendKind;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.events.metric.Acquisition;
import io.dealstream.events.metric.Email;
import io.dealstream.events.metric.Leads;
import io.dealstream.events.metric.MetricRecord;
import io.dealstream.events.metric.Onboarding;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands around deals, case by case. */
class AroundDealsTest {

  private static final Instant SUNDAY = Instant.parse("2026-03-01T23:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");

  private final Pen pen = new Pen();
  private final StreamUnderTest stream = new StreamUnderTest(TUESDAY);

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void a_decision_made_anew_is_taken_back_where_it_had_counted() {
    take(captured("l", MONDAY), qualified("l", LeadStatus.OPEN, MONDAY));
    assertThat(leads("day:2026-03-02").item().qualified()).isEqualTo(1);
    take(disqualified("l", LeadStatus.QUALIFIED, TUESDAY));
    var monday = leads("day:2026-03-02");
    assertThat(monday.item().qualified()).isZero();
    assertThat(monday.item().qualificationRate()).isNull();
    assertThat(monday.reasons()).containsEntry("qualificationRate", "nothing-decided");
    assertThat(monday.correction()).isTrue();
    var tuesday = leads("day:2026-03-03");
    assertThat(tuesday.item().disqualified()).isEqualTo(1);
    assertThat(tuesday.item().captured()).isZero();
    assertThat(tuesday.correction()).isFalse();
    assertThat(leads("all").item().qualificationRate()).isEqualByComparingTo("0");
  }

  @Test
  void a_deal_won_counts_where_its_lead_was_captured_and_is_taken_back_when_it_is_reopened() {
    pen.pipeline("p", 1, 0, "a", "b");
    pen.leadId = "l";
    take(captured("l", SUNDAY), pen.open("d", "p", "a", "anna", "10", MONDAY));
    var won = pen.win("d", TUESDAY);
    take(won);
    var sunday = leads("day:2026-03-01");
    assertThat(sunday.item().won()).isEqualTo(1);
    assertThat(sunday.item().conversionRate()).isEqualByComparingTo("1");
    assertThat(sunday.folded()).containsEntry("deal-events-0", won.position());
    assertThat(sunday.folded()).containsEntry("lead-events-0", 2L);
    assertThat(sunday.correction()).isFalse();
    take(pen.reopen("d", "b", TUESDAY));
    assertThat(leads("day:2026-03-01").item().won()).isZero();
    assertThat(leads("day:2026-03-01").item().converted()).isEqualTo(1);
    assertThat(leads("day:2026-03-01").correction()).isTrue();
  }

  @Test
  void a_deal_heard_of_before_its_lead_counts_once_the_lead_is_known() {
    pen.pipeline("p", 1, 0, "a", "b");
    pen.leadId = "l";
    var lead = captured("l", SUNDAY);
    take(pen.open("d", "p", "a", "anna", "10", MONDAY), pen.win("d", MONDAY));
    assertThat(stream.newest.keySet()).noneMatch(key -> key.contains("|leads|"));
    take(lead);
    assertThat(leads("all").item().captured()).isEqualTo(1);
    assertThat(leads("all").item().won()).isEqualTo(1);
  }

  @Test
  void money_is_spread_to_the_cent_and_shared_by_the_leads_of_its_days() {
    take(captured("l", MONDAY), captured("m", MONDAY));
    take(spent("10.00", "EUR", "2026-03-01", "2026-03-03"));
    assertThat(leads("day:2026-03-01").item().spend()).isEqualTo(Money.of("3.33", "EUR"));
    assertThat(leads("day:2026-03-01").item().costPerLead()).isNull();
    assertThat(leads("day:2026-03-01").reasons()).containsEntry("costPerLead", "nothing-captured");
    assertThat(leads("day:2026-03-02").item().costPerLead()).isEqualTo(Money.of("1.66", "EUR"));
    assertThat(leads("day:2026-03-03").item().spend()).isEqualTo(Money.of("3.34", "EUR"));
    assertThat(leads("month:2026-03").item().costPerLead()).isEqualTo(Money.of("5.00", "EUR"));
    var acquisition = stream.record(key("acquisition", "all"), Acquisition.class);
    assertThat(acquisition.item().spend()).isEqualTo(Money.of("10.00", "EUR"));
    assertThat(acquisition.reasons()).containsEntry("costPerCustomer", "no-new-customers");
  }

  @Test
  void money_of_days_to_come_counts_when_they_have_come() {
    take(spent("30.00", "EUR", "2026-03-03", "2026-03-05"));
    assertThat(leads("all").item().spend()).isEqualTo(Money.of("10.00", "EUR"));
    assertThat(leads("trailing90").item().spend()).isEqualTo(Money.of("10.00", "EUR"));
    assertThat(stream.newest).doesNotContainKey(key("leads", "day:2026-03-04"));
    stream.passUntil(Instant.parse("2026-03-04T00:00:00Z"));
    stream.settle();
    assertThat(leads("all").item().spend()).isEqualTo(Money.of("20.00", "EUR"));
    assertThat(leads("day:2026-03-04").item().spend()).isEqualTo(Money.of("10.00", "EUR"));
    stream.passUntil(Instant.parse("2026-03-09T00:00:00Z"));
    stream.settle();
    assertThat(leads("trailing90").item().spend()).isEqualTo(Money.of("30.00", "EUR"));
  }

  @Test
  void money_of_several_currencies_is_no_sum() {
    take(captured("l", MONDAY));
    assertThat(leads("all").reasons()).containsEntry("spend", "nothing-spent");
    take(spent("10", "JPY", "2026-03-01", "2026-03-01"));
    assertThat(leads("all").item().costPerLead()).isEqualTo(Money.of("10", "JPY"));
    take(spent("10.00", "EUR", "2026-03-02", "2026-03-02"));
    assertThat(leads("all").item().spend()).isNull();
    assertThat(leads("all").reasons())
        .containsEntry("spend", "several-currencies")
        .containsEntry("costPerLead", "several-currencies");
    assertThat(leads("day:2026-03-02").item().spend()).isEqualTo(Money.of("10.00", "EUR"));
  }

  @Test
  void what_was_sent_and_bounced_has_no_open_rate_and_what_was_not_sent_counts_nowhere() {
    take(pen.write(new EmailEvent.Opened("x", null, null, null, MONDAY, pen.via, MONDAY)));
    assertThat(stream.newest).isEmpty();
    take(
        pen.write(new EmailEvent.Sent("m", null, null, null, MONDAY, pen.via, MONDAY)),
        pen.write(new EmailEvent.Bounced("m", null, null, null, MONDAY, pen.via, MONDAY)));
    var email = stream.record(key("email", "all"), Email.class);
    assertThat(email.item().openRate()).isNull();
    assertThat(email.reasons()).containsEntry("openRate", "everything-bounced");
    take(pen.write(new EmailEvent.Sent("x", null, null, null, SUNDAY, pen.via, MONDAY)));
    assertThat(stream.item(key("email", "day:2026-03-01"), Email.class).openRate())
        .isEqualByComparingTo("1");
  }

  @Test
  void a_late_completion_is_a_success_and_who_leaves_is_neither() {
    var pipeline = pen.pipeline("p", 1, 0, "a");
    take(pipeline, created("c"), started("c", 1, MONDAY));
    take(
        pen.write(
            new CustomerEvent.OnboardingOverdue(
                "c", 1, MONDAY, LocalDate.EPOCH, MONDAY, "o", null, null, pen.via, MONDAY)));
    assertThat(onboarding().successRate()).isEqualByComparingTo("0");
    take(
        pen.write(
            new CustomerEvent.OnboardingCompleted(
                "c", 1, MONDAY, "o", null, null, null, pen.via, TUESDAY)));
    assertThat(onboarding().successRate()).isEqualByComparingTo("1");
    take(created("e"), started("e", 1, MONDAY));
    take(pen.write(new CustomerEvent.Churned("e", "o", null, null, "price", pen.via, TUESDAY)));
    assertThat(onboarding().started()).isEqualTo(2);
    assertThat(onboarding().left()).isEqualTo(1);
    assertThat(onboarding().successRate()).isEqualByComparingTo("1");
  }

  @Test
  void what_cannot_follow_goes_aside_with_all_that_comes_after_it() {
    var lead = captured("l", MONDAY);
    qualified("l", LeadStatus.OPEN, MONDAY); // lost on the way
    var late = disqualified("l", LeadStatus.QUALIFIED, TUESDAY);
    take(lead, late, converted("l", TUESDAY), captured("m", TUESDAY));
    assertThat(stream.deadLettersOf("lead-events"))
        .extracting(l -> new String(l.headers().lastHeader("dlq_reason").value(), UTF_8))
        .containsExactly("sequence-gap", "follows-a-bad-record");
    assertThat(leads("all").item().captured()).isEqualTo(2);
    assertThat(leads("all").item().disqualified()).isZero();
    assertThat(stream.alarms)
        .containsExactly("lead-events sequence-gap", "lead-events follows-a-bad-record");
  }

  @Test
  void what_an_aggregate_cannot_have_done_goes_aside() {
    take(captured("l", MONDAY), qualified("l", LeadStatus.DISQUALIFIED, MONDAY));
    take(captured("m", MONDAY), qualified("m", LeadStatus.OPEN, SUNDAY));
    take(qualified("n", LeadStatus.OPEN, MONDAY));
    take(created("c"), completed("c", 1));
    take(completed("e", 1));
    assertThat(stream.alarms)
        .containsExactly(
            "lead-events decided-otherwise",
            "lead-events time-went-back",
            "lead-events not-captured",
            "customer-events onboarding-does-not-go-on",
            "customer-events not-created");
  }

  private Recorded captured(String lead, Instant at) {
    return pen.write(
        new LeadEvent.Captured(lead, lead, null, "anna", null, null, null, null, pen.via, at));
  }

  private Recorded qualified(String lead, LeadStatus from, Instant at) {
    return pen.write(
        new LeadEvent.Qualified(lead, from, MONDAY, "anna", null, null, null, null, pen.via, at));
  }

  private Recorded disqualified(String lead, LeadStatus from, Instant at) {
    return pen.write(
        new LeadEvent.Disqualified(
            lead, from, MONDAY, "anna", null, null, null, "no", pen.via, at));
  }

  private Recorded converted(String lead, Instant at) {
    return pen.write(
        new LeadEvent.Converted(
            lead, "d", "p", MONDAY, "anna", null, null, null, null, pen.via, at));
  }

  private Recorded spent(String amount, String currency, String from, String to) {
    return pen.write(
        new CampaignEvent.Spent(
            "spring",
            SpendKind.MARKETING,
            null,
            Money.of(amount, currency),
            LocalDate.parse(from),
            LocalDate.parse(to),
            null,
            pen.via,
            MONDAY));
  }

  private Recorded created(String customer) {
    return pen.write(
        new CustomerEvent.Created(
            customer, "d", "p", customer, "o", null, null, null, pen.via, SUNDAY));
  }

  private Recorded started(String customer, int attempt, Instant at) {
    return pen.write(
        new CustomerEvent.OnboardingStarted(
            customer, attempt, null, "o", null, null, null, pen.via, at));
  }

  private Recorded completed(String customer, int attempt) {
    return pen.write(
        new CustomerEvent.OnboardingCompleted(
            customer, attempt, MONDAY, "o", null, null, null, pen.via, TUESDAY));
  }

  private void take(Recorded... events) {
    stream.take(events);
    stream.settle();
  }

  private MetricRecord<Leads> leads(String window) {
    return stream.record(key("leads", window), Leads.class);
  }

  private Onboarding onboarding() {
    return stream.item("p|onboarding|1|all|day:2026-03-02|-", Onboarding.class);
  }

  private static String key(String metric, String window) {
    return "%7Ecompany|" + metric + "|1|all|" + window + "|-";
  }
}
