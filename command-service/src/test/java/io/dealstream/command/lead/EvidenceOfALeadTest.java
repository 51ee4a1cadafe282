package io.dealstream.command.lead;

import static io.dealstream.command.lead.LeadSpec.MONDAY;
import static io.dealstream.command.lead.LeadSpec.NOW;
import static io.dealstream.command.lead.LeadSpec.TUESDAY;
import static io.dealstream.command.lead.LeadSpec.captured;
import static io.dealstream.command.lead.LeadSpec.convert;
import static io.dealstream.command.lead.LeadSpec.disqualify;
import static io.dealstream.command.lead.LeadSpec.given;
import static io.dealstream.command.lead.LeadSpec.qualify;
import static io.dealstream.command.lead.LeadSpec.signal;

import io.dealstream.events.Via;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.lead.SignalSource;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceOfALeadTest {

  @Test
  void is_told_whole_with_the_time_it_was_seen() {
    given(captured())
        .when(signal("s1", "51-200"))
        .then(
            new LeadEvent.SignalReceived(
                "l1",
                "s1",
                "company-size",
                SignalSource.FIRMOGRAPHICS,
                "51-200",
                MONDAY.minusSeconds(60),
                "anna",
                "north",
                "fair",
                "spring",
                Via.API,
                TUESDAY));
  }

  @Test
  void is_told_once_however_often_it_is_sent() {
    given(captured(), signal("s1", "51-200")).when(signal("s1", "51-200")).thenNothing();
    given(captured(), signal("s1", "51-200"), qualify(), convert())
        .when(signal("s1", "51-200"))
        .thenNothing();
  }

  @Test
  void cannot_say_something_else_under_the_same_id() {
    given(captured(), signal("s1", "51-200"))
        .when(signal("s1", "11-50"))
        .thenRefused("signal-differs", "signalId");
  }

  @Test
  void comes_in_whatever_was_decided_of_the_lead() {
    given(captured(), qualify()).when(signal("s1", "x")).thenOne(LeadEvent.SignalReceived.class);
    given(captured(), disqualify()).when(signal("s1", "x")).thenOne(LeadEvent.SignalReceived.class);
  }

  @Test
  void leaves_what_was_decided_of_the_lead_as_it_is() {
    given(captured(), qualify(), signal("s1", "x")).when(qualify()).thenNothing();
    given(captured(), disqualify(), signal("s1", "x")).when(disqualify()).thenNothing();
    given(captured(), convert(), lateSignal()).when(convert()).thenNothing();
  }

  private static LeadCommand lateSignal() {
    return new LeadCommand.AddSignal(
        "late", new Signal("opened", SignalSource.EMAIL, null, MONDAY), null);
  }

  @Test
  void needs_a_lead() {
    given().when(signal("s1", "x")).thenRefused("unknown-lead", "id");
  }

  @Test
  void is_short_and_was_seen_at_some_time_till_now() {
    given(captured()).when(signal(" s1", "x")).thenRefused("invalid-id", "signalId");
    given(captured()).when(signal("s1", "", "x", MONDAY)).thenRefused("invalid-id", "kind");
    given(captured()).when(signal("s1", "x".repeat(201))).thenRefused("invalid-id", "value");
    given(captured())
        .when(signal("s1", "size", "x", NOW.plusSeconds(301)))
        .thenRefused("in-the-future", "observedAt");
    given(captured())
        .when(signal("s1", "size", "x", java.time.Instant.MIN))
        .thenRefused("too-long-ago", "observedAt");
  }

  @Test
  void ends_where_nobody_can_weigh_it_any_more() {
    var many = IntStream.range(0, LeadEvents.MOST_SIGNALS).mapToObj(i -> signal("s" + i, "x"));
    var lead = given(Stream.concat(Stream.of(captured()), many).toArray(LeadCommand[]::new));
    lead.when(signal("one more", "x")).thenRefused("too-many-signals", "signalId");
    lead.when(signal("s7", "x")).thenNothing();
  }
}
