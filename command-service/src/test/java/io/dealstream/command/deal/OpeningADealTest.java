package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FREE;
import static io.dealstream.command.deal.Samples.FRONT_DOOR;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.NOW;
import static io.dealstream.command.deal.Samples.PITCH_RETIRED;
import static io.dealstream.command.deal.Samples.PLAIN;
import static io.dealstream.command.deal.Samples.euros;
import static io.dealstream.command.deal.Samples.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.deal.DealEvent;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OpeningADealTest {

  @Test
  void says_everything_that_was_said_about_it() {
    given()
        .when(
            new DealCommand.Open(
                "sales",
                "Cranes",
                "pitch",
                euros("1250.5"),
                "anna",
                "north",
                "fair",
                "lead-7",
                LocalDate.parse("2026-06-30"),
                ForecastCategory.COMMIT,
                null,
                "they called",
                MONDAY))
        .then(
            new DealEvent.Opened(
                "d1",
                "sales",
                3,
                "Cranes",
                "pitch",
                1,
                true,
                PLAIN,
                Money.of("1250.50", "EUR"),
                Money.of("1250.50", "EUR"),
                "anna",
                "north",
                "fair",
                "lead-7",
                LocalDate.parse("2026-06-30"),
                ForecastCategory.COMMIT,
                null,
                "they called",
                Via.API,
                MONDAY));
  }

  @Test
  void starts_in_the_first_stage_unless_told_otherwise() {
    assertThat(given().when(opening(null)).thenOne(DealEvent.Opened.class).to())
        .isEqualTo("prospecting");
  }

  @Test
  void starts_in_the_first_entry_stage_where_there_are_such() {
    assertThat(given().in(FRONT_DOOR).when(opening(null)).thenOne(DealEvent.Opened.class).to())
        .isEqualTo("qualification");
    given().in(FRONT_DOOR).when(opening("pitch")).thenRefused("not-an-entry-stage", "stageId");
  }

  @Test
  void a_stage_must_be_known_and_not_retired() {
    given().when(opening("onboarding")).thenRefused("unknown-stage", "stageId");
    given().in(PITCH_RETIRED).when(opening("pitch")).thenRefused("stage-retired", "stageId");
  }

  @Test
  void happens_once() {
    given(opening("pitch")).when(opening("pitch")).thenRefused("deal-exists", "id");
  }

  @Test
  void happens_now_to_the_millisecond_unless_told_otherwise() {
    assertThat(when(null)).isEqualTo(Instant.parse("2026-03-09T09:00:00.123Z"));
    assertThat(when(Instant.parse("2026-03-01T00:00:00.123987Z")))
        .isEqualTo(Instant.parse("2026-03-01T00:00:00.123Z"));
  }

  @Test
  void happens_at_most_five_minutes_ahead_of_our_clock() {
    assertThat(when(NOW.plusSeconds(300))).isEqualTo(Instant.parse("2026-03-09T09:05:00.123Z"));
    given()
        .when(opening("pitch", null, NOW.plusSeconds(301)))
        .thenRefused("in-the-future", "occurredAt");
    given().when(opening("pitch", null, Instant.MIN)).thenRefused("too-long-ago", "occurredAt");
  }

  private static Instant when(Instant asked) {
    return given().when(opening("pitch", null, asked)).thenOne(DealEvent.Opened.class).occurredAt();
  }

  @Test
  void is_qualified_from_the_first_stage_so_marked() {
    var pipeline = Samples.qualifiedFrom("pitch");
    assertThat(qualified("qualification", pipeline)).isFalse();
    assertThat(qualified("pitch", pipeline)).isTrue();
    assertThat(qualified("closing", pipeline)).isTrue();
    assertThat(qualified("prospecting", FREE)).as("none is marked").isTrue();
  }

  private static boolean qualified(String stage, io.dealstream.command.pipeline.Pipeline pipeline) {
    return given().in(pipeline).when(opening(stage)).thenOne(DealEvent.Opened.class).qualified();
  }

  @Test
  void needs_a_name_and_ids_that_can_be_kept() {
    given().when(named("  ", "anna")).thenRefused("invalid-name", "name");
    given().when(named("a\u0000b", "anna")).thenRefused("invalid-text", "name");
    given().when(named("half \ud83d", "anna")).thenRefused("invalid-text", "name");
    given().when(named("Cranes", "a|b")).thenRefused("invalid-id", "owner");
    given().when(named("Cranes", " anna")).thenRefused("invalid-id", "owner");
    assertThat(
            given().when(named("Zażółć", "Łucja Źdźbło")).thenOne(DealEvent.Opened.class).owner())
        .isEqualTo("Łucja Źdźbło");
  }

  private static DealCommand named(String name, String owner) {
    return new DealCommand.Open(
        "sales", name, "pitch", null, owner, null, null, null, null, null, null, null, MONDAY);
  }
}
