package io.dealstream.command.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.command.automation.Rulebook.Rule;
import io.dealstream.command.automation.Rulebook.Version;
import io.dealstream.command.deal.DealThen;
import io.dealstream.events.Money;
import io.dealstream.events.Via;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.automation.AutomationDefinition;
import io.dealstream.events.automation.Conditions;
import io.dealstream.events.automation.Reaction;
import io.dealstream.events.automation.Trigger;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final Money WORTH = Money.of("1000.00", "EUR");

  private static final Map<String, DealEvent> EVENTS =
      Map.ofEntries(
          Map.entry("opened", opened(Via.API)),
          Map.entry("opened by import", opened(Via.IMPORT)),
          Map.entry("opened by automation", opened(Via.AUTOMATION)),
          Map.entry(
              "moved",
              new DealEvent.StageChanged(
                  "d1",
                  "sales",
                  1,
                  "call",
                  "pitch",
                  Direction.FORWARD,
                  0,
                  1,
                  true,
                  null,
                  "anna",
                  "north",
                  "fair",
                  null,
                  Via.API,
                  AT)),
          Map.entry(
              "won",
              new DealEvent.Won(
                  "d1", "sales", 1, "pitch", WORTH, WORTH, "anna", "north", "fair", null, Via.API,
                  AT)),
          Map.entry(
              "lost",
              new DealEvent.Lost(
                  "d1", "sales", 1, "pitch", WORTH, WORTH, "anna", "north", "fair", "price",
                  Via.API, AT)),
          Map.entry(
              "reopened",
              new DealEvent.Reopened(
                  "d1", "sales", 1, "pitch", 2, true, null, WORTH, WORTH, "anna", "north", "fair",
                  null, Via.API, AT)),
          Map.entry(
              "handed off",
              new DealEvent.HandedOff(
                  "d1", "other", 1, "x", "sales", 1, "pitch", 1, true, null, WORTH, WORTH, "anna",
                  "north", "fair", null, Via.API, AT)),
          Map.entry(
              "reassigned",
              new DealEvent.Reassigned(
                  "d1", "sales", "bea", "south", "anna", "north", "fair", null, Via.API, AT)),
          Map.entry(
              "amount changed",
              new DealEvent.AmountChanged(
                  "d1", "sales", WORTH, WORTH, "anna", "north", "fair", null, Via.API, AT)),
          Map.entry(
              "deleted",
              new DealEvent.Deleted(
                  "d1", "sales", 1, "pitch", "anna", "north", "fair", null, Via.API, AT)));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "opened, opened stage-entered",
    "opened by automation, opened stage-entered",
    "opened by import, ''",
    "moved, stage-entered",
    "won, won",
    "lost, lost",
    "reopened, reopened stage-entered",
    "handed off, stage-entered",
    "reassigned, reassigned",
    "amount changed, ''",
    "deleted, ''"
  })
  void an_event_is_what_some_rules_are_about(String event, String triggers) {
    var expected = triggers.isEmpty() ? Set.<String>of() : Set.of(triggers.split(" "));
    var found =
        Stream.of(Trigger.values())
            .filter(t -> Matching.isAbout(rule(t, "sales", Conditions.NONE), of(event), deal()))
            .map(Trigger::word)
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}: {6}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # pipeline, stage, owner, team, source, at least, whether it is about the deal
          -, -, -, -, -, -, true
          sales, -, -, -, -, -, true
          other, -, -, -, -, -, false
          sales, pitch, -, -, -, -, true
          sales, call, -, -, -, -, false
          -, -, anna, -, -, -, true
          -, -, bea, -, -, -, false
          -, -, -, north, -, -, true
          -, -, -, south, -, -, false
          -, -, -, -, fair, -, true
          -, -, -, -, web, -, false
          sales, -, -, -, -, 1000, true
          sales, -, -, -, -, 999.999, true
          sales, -, -, -, -, 1000.01, false
          sales, pitch, anna, north, fair, 1000, true
          sales, pitch, anna, north, web, 1000, false
          """)
  void all_that_a_rule_asks_of_the_deal_is_so(
      String pipeline,
      String stage,
      String owner,
      String team,
      String source,
      BigDecimal atLeast,
      boolean about) {
    var rule =
        rule(
            Trigger.STAGE_ENTERED,
            pipeline,
            new Conditions(stage, owner, team, source, atLeast, null));
    assertThat(Matching.isAbout(rule, of("moved"), deal())).isEqualTo(about);
  }

  @Test
  void a_deal_without_an_amount_a_team_or_a_source_has_none_of_any() {
    var bare = new DealThen("pitch", "anna", null, null, null);
    for (var asked :
        List.of(
            new Conditions(null, null, "north", null, null, null),
            new Conditions(null, null, null, "fair", null, null),
            new Conditions(null, null, null, null, BigDecimal.ZERO, null))) {
      assertThat(Matching.isAbout(rule(Trigger.STAGE_ENTERED, "sales", asked), of("moved"), bare))
          .as(asked.toString())
          .isFalse();
    }
  }

  @Test
  void a_version_holds_for_what_comes_after_it_and_up_to_the_next_one() {
    var first = rule(Trigger.OPENED, "sales", Conditions.NONE);
    var second = rule(Trigger.LOST, "sales", Conditions.NONE);
    var off =
        new AutomationDefinition("r", "sales", false, Trigger.LOST, Conditions.NONE, second.then());
    var book =
        new Rulebook<>(
            List.of(
                new Version<>("b", 5L, first),
                new Version<>("a", 7L, first),
                new Version<>("b", 10L, second),
                new Version<>("b", 20L, off),
                new Version<>("b", 30L, first),
                new Version<>("b", 40L, null)));
    assertThat(book.at(5L)).isEmpty();
    assertThat(book.at(6L)).containsExactly(new Rule("b", first));
    assertThat(book.at(8L)).containsExactly(new Rule("a", first), new Rule("b", first));
    assertThat(book.at(10L)).containsExactly(new Rule("a", first), new Rule("b", first));
    assertThat(book.at(11L)).containsExactly(new Rule("a", first), new Rule("b", second));
    assertThat(book.at(21L)).containsExactly(new Rule("a", first));
    assertThat(book.at(31L)).containsExactly(new Rule("a", first), new Rule("b", first));
    assertThat(book.at(41L)).containsExactly(new Rule("a", first));
    assertThat(book.nextAfter(0L)).hasValue(5L);
    assertThat(book.nextAfter(5L)).hasValue(7L);
    assertThat(book.nextAfter(40L)).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # pipeline, kind, stage, owner, whether it is about the alert
          -, -, -, -, true
          sales, -, -, -, true
          other, -, -, -, false
          -, idle, -, -, true
          -, overstayed, -, -, false
          sales, idle, pitch, anna, true
          sales, idle, call, -, false
          -, -, -, bea, false
          """)
  void an_alert_is_what_rules_about_stalled_deals_are_about(
      String pipeline, String kind, String stage, String owner, boolean about) {
    var asked =
        new Conditions(
            stage,
            owner,
            null,
            null,
            null,
            kind == null ? null : AlertKind.valueOf(kind.toUpperCase(Locale.ROOT)));
    var rule = rule(Trigger.STALLED, pipeline, asked);
    assertThat(Matching.isAbout(rule, ALERT, deal())).isEqualTo(about);
    assertThat(Matching.isAbout(rule(Trigger.LOST, pipeline, asked), ALERT, deal())).isFalse();
  }

  @Test
  void an_alert_meets_the_version_that_was_told_before_it() {
    var first = rule(Trigger.STALLED, "sales", Conditions.NONE);
    var second = rule(Trigger.STALLED, null, Conditions.NONE);
    var book =
        new Rulebook<>(
            List.of(
                new Version<>("a", AT, first),
                new Version<>("a", AT, second), // in the same millisecond
                new Version<>("b", AT.plusMillis(5), first)));
    assertThat(book.at(AT)).isEmpty();
    assertThat(book.at(AT.plusMillis(5))).containsExactly(new Rule("a", second));
    assertThat(book.at(AT.plusMillis(6)))
        .containsExactly(new Rule("a", second), new Rule("b", first));
  }

  @Test
  void the_same_rule_never_follows_itself_and_a_row_of_rules_has_an_end() {
    var causes = Causes.NONE;
    for (var i = 0; i < Causes.DEEPEST; i++) {
      assertThat(causes.forbid("r" + i)).isEmpty();
      causes = causes.and("r" + i);
      assertThat(causes.forbid("r0")).get().extracting("rule").isEqualTo("automation-in-a-circle");
    }
    var why = causes.forbid("r9").orElseThrow();
    assertThat(why.rule()).isEqualTo("too-many-automations-in-a-row");
    assertThat(why.detail()).isEqualTo("r0 > r1 > r2 > r3 > r4 > r9");
  }

  private static final DealAlert ALERT =
      new DealAlert(
          "a1",
          AlertKind.IDLE,
          AlertState.RAISED,
          "d1",
          "sales",
          "pitch",
          1,
          7,
          AT,
          null,
          "anna",
          "north",
          "fair",
          3,
          17);

  private static DealEvent of(String name) {
    return EVENTS.get(name);
  }

  private static DealThen deal() {
    return new DealThen("pitch", "anna", "north", "fair", WORTH);
  }

  private static AutomationDefinition rule(Trigger when, String pipelineId, Conditions conditions) {
    return new AutomationDefinition(
        "r", pipelineId, true, when, conditions, List.of(new Reaction.Reassign("bea", null)));
  }

  private static DealEvent opened(Via via) {
    return new DealEvent.Opened(
        "d1", "sales", 1, "Cranes", "pitch", 1, true, null, WORTH, WORTH, "anna", "north", "fair",
        null, null, null, null, null, via, AT);
  }
}
