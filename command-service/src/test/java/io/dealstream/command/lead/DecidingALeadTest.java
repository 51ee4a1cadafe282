package io.dealstream.command.lead;

import static io.dealstream.command.lead.LeadSpec.FRIDAY;
import static io.dealstream.command.lead.LeadSpec.MONDAY;
import static io.dealstream.command.lead.LeadSpec.TUESDAY;
import static io.dealstream.command.lead.LeadSpec.captured;
import static io.dealstream.command.lead.LeadSpec.convert;
import static io.dealstream.command.lead.LeadSpec.disqualify;
import static io.dealstream.command.lead.LeadSpec.given;
import static io.dealstream.command.lead.LeadSpec.qualify;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.LeadStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecidingALeadTest {

  @Test
  void a_lead_is_found_worth_pursuing() {
    given(captured()).when(qualify()).then(qualified(LeadStatus.OPEN, "budget is there", TUESDAY));
  }

  @Test
  void a_lead_is_found_not_worth_it_and_why() {
    given(captured()).when(disqualify()).then(disqualified(LeadStatus.OPEN));
    given(captured())
        .when(new LeadCommand.Disqualify("  ", TUESDAY))
        .thenRefused("reason-needed-to-disqualify", "reason");
  }

  @Test
  void what_is_so_already_changes_nothing() {
    given(captured(), qualify()).when(new LeadCommand.Qualify(null, MONDAY)).thenNothing();
    given(captured(), disqualify()).when(new LeadCommand.Disqualify(null, null)).thenNothing();
    given(captured(), convert()).when(qualify()).thenNothing();
  }

  @Test
  void the_last_decision_counts_and_names_the_one_that_does_not_any_more() {
    given(captured(), qualify()).when(disqualify()).then(disqualified(LeadStatus.QUALIFIED));
    given(captured(), disqualify())
        .when(qualify())
        .then(qualified(LeadStatus.DISQUALIFIED, "budget is there", TUESDAY));
  }

  @Test
  void time_never_goes_back() {
    given(captured(), qualify())
        .when(new LeadCommand.Disqualify("no budget", MONDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  @Test
  void there_is_nothing_to_decide_before_it_is_captured() {
    given().when(qualify()).thenRefused("unknown-lead", "id");
    given().when(disqualify()).thenRefused("unknown-lead", "id");
    given().when(convert()).thenRefused("unknown-lead", "id");
  }

  @Test
  void a_qualified_lead_becomes_a_deal() {
    given(captured(), qualify()).when(convert()).then(converted());
  }

  @Test
  void what_becomes_a_deal_undecided_was_found_worth_it() {
    given(captured())
        .when(convert())
        .then(qualified(LeadStatus.OPEN, "they called", FRIDAY), converted());
  }

  @Test
  void a_disqualified_lead_becomes_no_deal() {
    given(captured(), disqualify()).when(convert()).thenRefused("lead-is-disqualified", "id");
  }

  @Test
  void a_lead_becomes_one_deal_and_no_other() {
    given(captured(), convert()).when(convert()).thenNothing();
    given(captured(), convert()).when(convert("made up just now", false)).thenNothing();
    given(captured(), convert()).when(convert("d2", true)).thenRefused("lead-is-converted", "id");
    given(captured(), convert()).when(disqualify()).thenRefused("lead-is-converted", "id");
  }

  @Test
  void the_deal_needs_an_id_an_address_can_hold() {
    given(captured()).when(convert("a~b", true)).thenRefused("invalid-id", "deal.id");
  }

  private static LeadEvent qualified(LeadStatus from, String why, Instant at) {
    return new LeadEvent.Qualified(
        "l1", from, MONDAY, "anna", "north", "fair", "spring", why, Via.API, at);
  }

  private static LeadEvent disqualified(LeadStatus from) {
    return new LeadEvent.Disqualified(
        "l1", from, MONDAY, "anna", "north", "fair", "spring", "no budget", Via.API, TUESDAY);
  }

  private static LeadEvent converted() {
    return new LeadEvent.Converted(
        "l1",
        "d1",
        "sales",
        MONDAY,
        "anna",
        "north",
        "fair",
        "spring",
        "they called",
        Via.API,
        FRIDAY);
  }

  @Test
  void what_was_decided_can_be_replayed() {
    var lead = Lead.NONE;
    lead =
        lead.evolve(
            new LeadEvent.Captured(
                "l1", "Yard", null, "anna", null, null, null, null, Via.API, MONDAY));
    assertThat(lead).isInstanceOf(Lead.Open.class);
    lead = lead.evolve(converted());
    assertThat(lead)
        .isInstanceOfSatisfying(Lead.Converted.class, l -> assertThat(l.dealId()).isEqualTo("d1"));
  }
}
