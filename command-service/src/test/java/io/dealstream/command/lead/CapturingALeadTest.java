package io.dealstream.command.lead;

import static io.dealstream.command.lead.LeadSpec.MONDAY;
import static io.dealstream.command.lead.LeadSpec.NOW;
import static io.dealstream.command.lead.LeadSpec.capture;
import static io.dealstream.command.lead.LeadSpec.captured;
import static io.dealstream.command.lead.LeadSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.lead.LeadEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CapturingALeadTest {

  @Test
  void says_what_brought_it_and_whose_it_is() {
    given()
        .when(captured())
        .then(
            new LeadEvent.Captured(
                "l1",
                "Shipyard",
                "contact-9",
                "anna",
                "north",
                "fair",
                "spring",
                null,
                Via.API,
                MONDAY));
  }

  @Test
  void happens_once() {
    given(captured()).when(captured()).thenRefused("lead-exists", "id");
  }

  @Test
  void happens_within_the_rules_of_time() {
    assertThat(given().when(at(null)).thenOne(LeadEvent.Captured.class).occurredAt())
        .isEqualTo(Instant.parse("2026-03-09T09:00:00.123Z"));
    given().when(at(NOW.plusSeconds(301))).thenRefused("in-the-future", "occurredAt");
    given().when(at(Instant.MIN)).thenRefused("too-long-ago", "occurredAt");
  }

  private static LeadCommand at(Instant when) {
    return new LeadCommand.Capture("Shipyard", null, "anna", null, null, null, null, when);
  }

  @Test
  void needs_a_name_and_ids_that_can_be_kept() {
    given().when(capture(" ", null, "anna", null)).thenRefused("invalid-name", "name");
    given().when(capture("x".repeat(201), null, "anna", null)).thenRefused("invalid-name", "name");
    given().when(capture("Yard", "a/b", "anna", null)).thenRefused("invalid-id", "contactId");
    given().when(capture("Yard", null, "a|b", null)).thenRefused("invalid-id", "owner");
    given().when(capture("Yard", null, "anna", "a~b")).thenRefused("invalid-id", "campaignId");
    given().when(credited("a|b", "fair", null)).thenRefused("invalid-id", "team");
    given().when(credited("north", "a|b", null)).thenRefused("invalid-id", "source");
    given()
        .when(credited("north", "fair", "x".repeat(2_001)))
        .thenRefused("reason-too-long", "reason");
  }

  private static LeadCommand credited(String team, String source, String reason) {
    return new LeadCommand.Capture("Shipyard", null, "anna", team, source, null, reason, MONDAY);
  }
}
