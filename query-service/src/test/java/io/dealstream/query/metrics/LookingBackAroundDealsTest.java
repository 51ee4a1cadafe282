package io.dealstream.query.metrics;

import static io.dealstream.query.support.Eventually.eventually;
import static io.dealstream.query.support.Sample.FRIDAY;
import static io.dealstream.query.support.Sample.MONDAY;
import static io.dealstream.query.support.Sample.TUESDAY;
import static io.dealstream.query.support.Sample.newId;
import static io.dealstream.query.support.Sample.pipeline;
import static io.dealstream.query.support.Sample.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.events.campaign.SpendKind;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.deal.ActivityType;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import io.dealstream.query.support.Publisher;
import io.dealstream.query.support.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A lead of a Monday that became a deal on Tuesday and was won on Friday, with what was spent and
 * done, and the customer it made: looked back at.
 */
class LookingBackAroundDealsTest {

  private static final Service service = Service.shared();
  private static final String p = newId("p");
  private static final String lead = newId("lead");
  private static final String deal = newId("deal");
  private static final String customer = newId("customer");
  private static final String campaign = newId("spring");
  private static final String owner = newId("owner");
  private static final String source = newId("fair");
  private static final List<Long> positions = new ArrayList<>();

  private static final String ARRIVED =
      """
      SELECT (SELECT count(*) FROM around_history WHERE position = ANY (:published))
        + (SELECT count(*) FROM deal_history WHERE position = ANY (:published))
        + (SELECT count(*) FROM pipeline WHERE id = :pipeline)
      """;

  @BeforeAll
  static void publish() {
    Publisher.SHARED
        .publish(
            List.<DomainEvent>of(
                pipeline(p),
                captured(),
                spent(),
                new EmailEvent.Sent("m-" + lead, campaign, owner, null, MONDAY, Via.API, MONDAY),
                qualified(),
                opened(),
                converted(),
                called(),
                won(deal, p, "pitch", "100.00", FRIDAY),
                new EmailEvent.Opened("m-" + lead, campaign, owner, null, FRIDAY, Via.API, FRIDAY),
                created(),
                onboarding()))
        .forEach(envelope -> positions.add(envelope.position()));
    var database = JdbcClient.create(service.database().as("query_owner"));
    eventually(
        () ->
            assertThat(
                    database
                        .sql(ARRIVED)
                        .param("published", positions.toArray(Long[]::new))
                        .param("pipeline", p)
                        .query(Integer.class)
                        .single())
                .isEqualTo(positions.size()));
  }

  @Test
  void a_lead_is_what_had_become_of_it_by_then() {
    var monday = item("leads", "source:" + source, "&asOf=2026-03-02T10:00:00Z");
    is(monday, "captured=1 undecided=1 qualified=0 converted=0 won=0");
    assertThat(monday.at("/spend/amount").asString()).isEqualTo("2.50");
    var wednesday = item("leads", "source:" + source, "&asOf=2026-03-04T00:00:00Z");
    is(wednesday, "captured=1 undecided=0 qualified=1 converted=1 won=0");
    assertThat(wednesday.at("/costPerLead/amount").asString()).isEqualTo("5.00");
    var saturday = item("leads", "source:" + source, "&asOf=2026-03-07T00:00:00Z");
    is(saturday, "captured=1 undecided=0 qualified=1 converted=1 won=1");
    assertThat(saturday.at("/spend/amount").asString()).isEqualTo("10.00");
    var opened = item("leads", "source:" + source, "&knownAt=" + positions.get(5));
    is(opened, "captured=1 undecided=0 qualified=1 converted=1 won=0");
    var itsOwn =
        answer("leads", "source:" + source, "&window=week:2026-W10&asOf=2026-03-07T00:00:00Z");
    assertThat(itsOwn.get("pipelineId").asString()).isEqualTo("~company");
    assertThat(itsOwn.get("items").findValuesAsString("campaignId")).contains(campaign);
    assertThat(itsOwn.get("folded").propertyNames())
        .anyMatch(partition -> partition.startsWith("lead-events-"))
        .anyMatch(partition -> partition.startsWith("campaign-events-"))
        .anyMatch(partition -> partition.startsWith("deal-events-"));
  }

  @Test
  void a_message_is_opened_when_it_is_known_to_be() {
    is(item("email", "owner:" + owner, "&asOf=2026-03-03T00:00:00Z"), "sent=1 opened=0");
    is(item("email", "owner:" + owner, "&knownAt=" + positions.get(9)), "sent=1 opened=1");
    is(item("email", "owner:" + owner, "&asOf=2026-03-01T00:00:00Z"), "sent=0 opened=0");
  }

  @Test
  void a_customer_is_new_when_it_is_made() {
    var before = item("acquisition", "source:" + source, "&asOf=2026-03-06T00:00:00Z");
    is(before, "newCustomers=0");
    var after = item("acquisition", "source:" + source, "&asOf=2026-03-07T00:00:00Z");
    is(after, "newCustomers=1");
    assertThat(after.at("/costPerCustomer/amount").asString()).isEqualTo("10.00");
    is(item("onboarding", "all", "&knownAt=" + positions.get(10)), "started=0");
    is(item("onboarding", "all", "&knownAt=" + positions.get(11)), "started=1 open=1");
  }

  @Test
  void a_customer_is_there_when_the_week_after_begins() {
    var its = "&asOf=2026-03-12T00:00:00Z&window=week:2026-W10";
    is(item("retention", "all", its), "opening=0 gained=1 closing=1 lost=0");
    var next = "&asOf=2026-03-12T00:00:00Z&window=week:2026-W11";
    is(item("retention", "all", next), "opening=1 gained=0 closing=1 churnRate=0.0");
  }

  @Test
  void what_was_done_is_counted_for_whoever_did_it() {
    is(item("activities", "owner:otto", "&asOf=2026-03-07T00:00:00Z"), "count=1");
    is(item("activities", "owner:" + owner, "&asOf=2026-03-07T00:00:00Z"), "count=0");
    is(item("activities", "owner:otto", "&knownAt=" + positions.get(6)), "count=0");
  }

  private static void is(JsonNode item, String counts) {
    for (var count : counts.split(" ")) {
      var parts = count.split("=");
      assertThat(item.get(parts[0]).asString()).as(parts[0] + " of " + item).isEqualTo(parts[1]);
    }
  }

  private static JsonNode item(String metric, String segment, String when) {
    return answer(metric, segment, when).at("/items/0");
  }

  private static JsonNode answer(String metric, String segment, String when) {
    var path = "/api/metrics/%s?pipeline=%s&segment=%s%s";
    var answer = service.get(path.formatted(metric, p, Service.encode(segment), when));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static LeadEvent captured() {
    return new LeadEvent.Captured(
        lead, "A lead", null, owner, null, source, campaign, null, Via.API, MONDAY);
  }

  private static CampaignEvent spent() {
    var from = LocalDate.parse("2026-03-02");
    return new CampaignEvent.Spent(
        campaign,
        SpendKind.MARKETING,
        source,
        Money.of("10.00", "EUR"),
        from,
        from.plusDays(3),
        null,
        Via.API,
        MONDAY);
  }

  private static LeadEvent qualified() {
    return new LeadEvent.Qualified(
        lead, LeadStatus.OPEN, MONDAY, owner, null, source, campaign, null, Via.API, TUESDAY);
  }

  private static LeadEvent converted() {
    return new LeadEvent.Converted(
        lead, deal, p, MONDAY, owner, null, source, campaign, null, Via.API, TUESDAY);
  }

  private static DealEvent opened() {
    return new DealEvent.Opened(
        deal, p, 0, "Ropes", "pitch", 1, true, null, null, null, "rita", null, source, lead, null,
        null, null, null, Via.API, TUESDAY);
  }

  private static DealEvent called() {
    return new DealEvent.ActivityRecorded(
        deal,
        p,
        "a1",
        ActivityType.CALL,
        null,
        false,
        false,
        "pitch",
        "otto",
        null,
        TUESDAY,
        "rita",
        null,
        source,
        null,
        Via.API,
        TUESDAY);
  }

  private static CustomerEvent created() {
    return new CustomerEvent.Created(
        customer, deal, p, "Ropes Ltd", owner, null, source, null, Via.API, FRIDAY);
  }

  private static CustomerEvent onboarding() {
    return new CustomerEvent.OnboardingStarted(
        customer, 1, null, owner, null, source, null, Via.API, FRIDAY);
  }
}
