package io.dealstream.command.lead;

import static io.dealstream.command.lead.LeadSpec.FRIDAY;
import static io.dealstream.command.lead.LeadSpec.MONDAY;
import static io.dealstream.command.lead.LeadSpec.TUESDAY;
import static io.dealstream.command.lead.LeadSpec.captured;
import static io.dealstream.command.lead.LeadSpec.convert;
import static io.dealstream.command.lead.LeadSpec.disqualify;
import static io.dealstream.command.lead.LeadSpec.given;
import static io.dealstream.command.lead.LeadSpec.qualify;

import io.dealstream.events.Via;
import io.dealstream.events.lead.LeadEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordingALeadsPastTest {

  @Test
  void the_first_row_captures_the_lead_under_its_old_id_where_it_has_no_name() {
    given().when(row("open", MONDAY)).then(capturedAs("x1"));
    given()
        .when(new LeadHistoryRow(MONDAY, "open", null, "anna", "Yard", "bea", null, null, null))
        .then(
            new LeadEvent.Captured(
                "sales~x1", "Yard", null, "bea", null, null, null, null, Via.IMPORT, MONDAY));
  }

  @Test
  void an_outcome_cannot_come_first() {
    given().when(row("qualified", MONDAY)).thenRefused("outcome-first", "status");
    given().when(row("disqualified", MONDAY)).thenRefused("outcome-first", "status");
  }

  @Test
  void a_row_qualifies_or_disqualifies_as_any_command_does() {
    given(captured()).when(row("qualified", TUESDAY)).thenOne(LeadEvent.Qualified.class);
    given(captured(), qualify())
        .when(row("disqualified", FRIDAY))
        .thenOne(LeadEvent.Disqualified.class);
    given(captured(), convert())
        .when(row("disqualified", FRIDAY))
        .thenRefused("lead-is-converted", "id");
    given(captured(), qualify())
        .when(row("disqualified", MONDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  @Test
  void what_is_so_already_changes_nothing() {
    given(captured()).when(row("open", TUESDAY)).thenNothing();
    given(captured(), qualify()).when(row("qualified", FRIDAY)).thenNothing();
    given(captured(), disqualify()).when(row("disqualified", FRIDAY)).thenNothing();
  }

  @Test
  void what_was_decided_is_not_undecided_again() {
    given(captured(), qualify()).when(row("open", FRIDAY)).thenRefused("decided-before", "status");
  }

  @Test
  void a_status_is_one_of_three() {
    given(captured()).when(row("nurturing", FRIDAY)).thenRefused("unknown-status", "status");
  }

  private static LeadEvent capturedAs(String name) {
    return new LeadEvent.Captured(
        "sales~x1", name, null, "anna", "north", "fair", "spring", null, Via.IMPORT, MONDAY);
  }

  private static LeadHistoryRow row(String status, Instant at) {
    return new LeadHistoryRow(at, status, null, "anna", null, "anna", "north", "fair", "spring");
  }
}
