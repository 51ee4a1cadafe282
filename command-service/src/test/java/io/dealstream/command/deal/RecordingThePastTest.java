package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.STRICT;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.euros;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.row;
import static io.dealstream.command.deal.Samples.win;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Money;
import io.dealstream.events.deal.DealEvent.AmountChanged;
import io.dealstream.events.deal.DealEvent.Lost;
import io.dealstream.events.deal.DealEvent.Opened;
import io.dealstream.events.deal.DealEvent.Reopened;
import io.dealstream.events.deal.DealEvent.StageChanged;
import io.dealstream.events.deal.DealEvent.Won;
import org.junit.jupiter.api.Test;

class RecordingThePastTest {

  @Test
  void the_first_row_opens_the_deal_for_its_actor_under_its_old_id() {
    var opened = given().when(row("pitch", "12", MONDAY)).thenOne(Opened.class);
    assertThat(opened.externalId()).isEqualTo("x1");
    assertThat(opened.name()).isEqualTo("x1");
    assertThat(opened.owner()).isEqualTo("anna");
    assertThat(opened.amount()).isEqualTo(Money.of("12.00", "EUR"));
  }

  @Test
  void the_first_row_may_name_owner_team_source_and_deal() {
    var opened =
        given()
            .when(
                new HistoryRow(
                    MONDAY, "pitch", null, "anna", null, null, "Cranes", "bea", "south", "fair"))
            .thenOne(Opened.class);
    assertThat(opened.name()).isEqualTo("Cranes");
    assertThat(opened.owner()).isEqualTo("bea");
    assertThat(opened.team()).isEqualTo("south");
    assertThat(opened.source()).isEqualTo("fair");
  }

  @Test
  void an_outcome_cannot_come_first() {
    given().when(row("won", "12", MONDAY)).thenRefused("outcome-first", "stageId");
    given().when(row("lost", null, MONDAY)).thenRefused("outcome-first", "stageId");
  }

  @Test
  void a_row_moves_wins_or_loses() {
    given(opening("pitch")).when(row("closing", null, FRIDAY)).thenOne(StageChanged.class);
    given(opening("pitch")).when(row("won", null, FRIDAY)).thenOne(Won.class);
    assertThat(given(opening("pitch")).when(row("lost", null, FRIDAY)).thenOne(Lost.class).reason())
        .isEqualTo("unspecified");
  }

  @Test
  void a_stage_after_an_outcome_reopens_also_the_one_it_was_decided_in() {
    given(opening("pitch"), win(TUESDAY)).when(row("pitch", null, FRIDAY)).thenOne(Reopened.class);
    given(opening("pitch"), lose(TUESDAY))
        .when(row("closing", null, FRIDAY))
        .thenOne(Reopened.class);
  }

  @Test
  void what_is_so_already_is_unchanged() {
    given(opening("pitch")).when(row("pitch", null, FRIDAY)).thenNothing();
    given(opening("pitch"), win(TUESDAY)).when(row("won", null, FRIDAY)).thenNothing();
    given(opening("pitch", euros("12"), MONDAY)).when(row("pitch", "12.0", FRIDAY)).thenNothing();
  }

  @Test
  void another_amount_is_changed_before_the_move() {
    var events =
        given(opening("pitch", euros("7"), MONDAY))
            .when(row("won", "12", FRIDAY))
            .thenAll(AmountChanged.class, Won.class);
    assertThat(((Won) events.getLast()).amount()).isEqualTo(Money.of("12.00", "EUR"));
  }

  @Test
  void another_amount_is_changed_also_where_stage_or_outcome_repeats() {
    given(opening("pitch")).when(row("pitch", "12", FRIDAY)).thenOne(AmountChanged.class);
    given(opening("pitch"), win(TUESDAY))
        .when(row("won", "12", FRIDAY))
        .thenOne(AmountChanged.class);
  }

  @Test
  void a_refused_row_changes_nothing_its_amount_neither() {
    given(opening("pitch"), win(TUESDAY))
        .when(row("lost", "12", FRIDAY))
        .thenRefused("reopen-first", "id");
    given(opening("prospecting"))
        .in(STRICT)
        .when(row("closing", "12", FRIDAY))
        .thenRefused("skipping-not-allowed", "stageId");
    given(opening("pitch", null, FRIDAY))
        .when(row("closing", "12", MONDAY))
        .thenRefused("before-last-event", "occurredAt");
  }
}
