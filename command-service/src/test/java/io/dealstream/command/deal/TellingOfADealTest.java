package io.dealstream.command.deal;

import static io.dealstream.command.deal.DealSpec.given;
import static io.dealstream.command.deal.Samples.FRIDAY;
import static io.dealstream.command.deal.Samples.MONDAY;
import static io.dealstream.command.deal.Samples.TUESDAY;
import static io.dealstream.command.deal.Samples.delete;
import static io.dealstream.command.deal.Samples.lose;
import static io.dealstream.command.deal.Samples.merge;
import static io.dealstream.command.deal.Samples.notice;
import static io.dealstream.command.deal.Samples.opening;
import static io.dealstream.command.deal.Samples.win;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.events.Via;
import io.dealstream.events.deal.Addressee;
import io.dealstream.events.deal.Addressee.Kind;
import io.dealstream.events.deal.DealEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingOfADealTest {

  private static final DealCommand TO_BEA = new DealCommand.Reassign("bea", "south", null, TUESDAY);
  private static final DealCommand WITHOUT_A_TEAM =
      new DealCommand.Open(
          "sales", "Cranes", "pitch", null, "anna", null, null, null, null, null, null, null,
          MONDAY);

  @Test
  void a_notice_says_who_was_told_what_and_by_which_rule() {
    given(opening("pitch"))
        .when(notice("owner", FRIDAY))
        .then(
            new DealEvent.NoticeGiven(
                "d1",
                "sales",
                "n1",
                new Addressee(Kind.OWNER, "anna"),
                "ask for the order",
                "stuck",
                "anna",
                "north",
                "fair",
                Via.API,
                FRIDAY));
  }

  @ParameterizedTest
  @CsvSource({
    "owner, OWNER, bea",
    "team, TEAM, south",
    "owner:carl, OWNER, carl",
    "team:west, TEAM, west"
  })
  void it_is_for_whoever_owns_the_deal_by_then_or_for_one_that_is_named(
      String who, Kind kind, String id) {
    var event =
        given(opening("pitch"), TO_BEA)
            .when(notice(who, FRIDAY))
            .thenOne(DealEvent.NoticeGiven.class);
    assertThat(event.to()).isEqualTo(new Addressee(kind, id));
    assertThat(event.owner()).as("whoever is told, the deal is hers").isEqualTo("bea");
  }

  @Test
  void where_there_is_no_team_none_is_told() {
    given(WITHOUT_A_TEAM).when(notice("team", FRIDAY)).thenRefused("no-team", "who");
    given(WITHOUT_A_TEAM).when(notice("team:west", FRIDAY)).thenOne(DealEvent.NoticeGiven.class);
  }

  @Test
  void of_a_decided_deal_people_are_told_too_and_of_one_that_has_ended_nobody_is() {
    given(opening("pitch"), win(TUESDAY))
        .when(notice("owner", FRIDAY))
        .thenOne(DealEvent.NoticeGiven.class);
    given(opening("pitch"), lose(TUESDAY))
        .when(notice("owner", FRIDAY))
        .thenOne(DealEvent.NoticeGiven.class);
    given(opening("pitch"), merge("d2", TUESDAY))
        .when(notice("owner", FRIDAY))
        .thenRefused("deal-is-merged", "id");
    given(opening("pitch"), delete(TUESDAY))
        .when(notice("owner", FRIDAY))
        .thenRefused("deal-is-deleted", "id");
    given().when(notice("owner", FRIDAY)).thenRefused("unknown-deal", "id");
  }

  @Test
  void each_time_it_is_given_it_is_another_one_and_the_deal_stays_as_it_is() {
    var told =
        given(opening("pitch"), notice("owner", TUESDAY))
            .when(notice("owner", FRIDAY))
            .thenOne(DealEvent.NoticeGiven.class);
    var before = Deal.NONE.evolve(opened());
    var after = (Deal.Open) before.evolve(told);
    assertThat(after).isEqualTo(new Deal.Open(((Deal.Open) before).facts().at(FRIDAY), "pitch"));
    given(opening("pitch"), notice("owner", FRIDAY))
        .when(notice("owner", TUESDAY))
        .thenRefused("before-last-event", "occurredAt");
  }

  private static DealEvent opened() {
    return given().when(opening("pitch")).thenOne(DealEvent.Opened.class);
  }
}
