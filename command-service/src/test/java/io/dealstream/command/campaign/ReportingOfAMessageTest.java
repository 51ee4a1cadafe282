package io.dealstream.command.campaign;

import static io.dealstream.command.campaign.EmailKind.CLICKED;
import static io.dealstream.command.campaign.EmailKind.OPENED;
import static io.dealstream.command.campaign.EmailKind.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.campaign.Message.Credit;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Decided;
import io.dealstream.events.Via;
import io.dealstream.events.campaign.EmailEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportingOfAMessageTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-09T09:00:00.123456Z");
  private static final Credit SPRING = new Credit("spring", "anna", "north");

  @Test
  void what_was_sent_says_for_which_campaign_and_owner() {
    given()
        .when(new Report(SENT, SPRING, MONDAY))
        .then(new EmailEvent.Sent("m1", "spring", "anna", "north", MONDAY, Via.API, MONDAY));
  }

  @Test
  void what_comes_after_names_all_that_is_known() {
    given(new Report(SENT, SPRING, MONDAY))
        .when(new Report(OPENED, Credit.UNSAID, TUESDAY))
        .then(new EmailEvent.Opened("m1", "spring", "anna", "north", TUESDAY, Via.API, TUESDAY));
  }

  @ParameterizedTest
  @EnumSource
  void each_kind_is_told_once(EmailKind kind) {
    var report = new Report(kind, SPRING, MONDAY);
    assertThat(given().when(report).thenOne(EmailEvent.class).getClass().getSimpleName())
        .isEqualToIgnoringCase(kind.word());
    given(report).when(new Report(kind, Credit.UNSAID, TUESDAY)).thenNothing();
    given(report, new Report(CLICKED, SPRING, MONDAY), new Report(SENT, SPRING, MONDAY))
        .when(report)
        .thenNothing();
  }

  @Test
  void what_is_reported_late_keeps_its_own_time() {
    given(new Report(OPENED, Credit.UNSAID, TUESDAY))
        .when(new Report(SENT, SPRING, MONDAY))
        .then(new EmailEvent.Sent("m1", "spring", "anna", "north", MONDAY, Via.API, TUESDAY));
  }

  @Test
  void happens_now_unless_told_otherwise_and_not_ahead() {
    var at = given().when(new Report(SENT, SPRING, null)).thenOne(EmailEvent.Sent.class);
    assertThat(at.happenedAt()).isEqualTo(Instant.parse("2026-03-09T09:00:00.123Z"));
    given()
        .when(new Report(SENT, SPRING, NOW.plusSeconds(301)))
        .thenRefused("in-the-future", "occurredAt");
    given().when(new Report(SENT, SPRING, Instant.MIN)).thenRefused("too-long-ago", "occurredAt");
  }

  @Test
  void a_message_cannot_be_said_to_be_of_something_else() {
    var sent = new Report(SENT, SPRING, MONDAY);
    given(sent).when(opened("summer", null, null)).thenRefused("message-differs", "campaignId");
    given(sent).when(opened("spring", "bea", null)).thenRefused("message-differs", "owner");
    given(sent).when(opened(null, null, "south")).thenRefused("message-differs", "team");
    given(sent).when(opened("spring", "anna", "north")).thenOne(EmailEvent.Opened.class);
  }

  @Test
  void ids_are_such_as_can_be_kept() {
    given().when(opened("a~b", null, null)).thenRefused("invalid-id", "campaignId");
    given().when(opened(null, "a|b", null)).thenRefused("invalid-id", "owner");
    given().when(opened(null, null, "")).thenRefused("invalid-id", "team");
    new Given(List.of(), "x".repeat(201))
        .when(opened(null, null, null))
        .thenRefused("invalid-id", "messageId");
  }

  @Test
  void a_message_is_never_taken_for_a_campaign() {
    var sent = given().when(new Report(SENT, SPRING, MONDAY)).thenOne(EmailEvent.Sent.class);
    assertThat(sent.subject()).isEqualTo("email~m1");
    assertThat(MessageAggregate.storedId("m1")).isEqualTo("campaign:email~m1");
  }

  private static Report opened(String campaign, String owner, String team) {
    return new Report(OPENED, new Credit(campaign, owner, team), TUESDAY);
  }

  private static Given given(Report... before) {
    return new Given(List.of(before), "m1");
  }

  private record Given(List<Report> before, String id) {

    Decided<EmailEvent> when(Report report) {
      var basis = new Basis(id, NOW, Via.API);
      return new Decided<>(() -> MessageDecider.decide(present(basis), report, basis));
    }

    private Message present(Basis basis) {
      var message = Message.NONE;
      for (var report : before) {
        for (var event : MessageDecider.decide(message, report, basis)) {
          message = message.evolve(event);
        }
      }
      return message;
    }
  }
}
