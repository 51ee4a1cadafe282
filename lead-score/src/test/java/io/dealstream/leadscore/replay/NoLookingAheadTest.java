package io.dealstream.leadscore.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.leadscore.Features;
import io.dealstream.leadscore.replay.Case.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoLookingAheadTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Random dice = new Random(11);

  @Test
  void another_future_changes_no_score_of_before() {
    for (var round = 0; round < 40; round++) {
      var cases = new ArrayList<Case>();
      for (var i = 0; i < 120; i++) {
        cases.add(anyCase());
      }
      var now = START.plus(Duration.ofHours(dice.nextInt(2_000)));
      var otherwise = cases.stream().map(one -> anotherFuture(one, now)).toList();
      assertThat(saidUntil(now, otherwise)).isEqualTo(saidUntil(now, cases));
    }
  }

  @Test
  void a_deal_decided_at_the_very_instant_is_not_known_yet() {
    var web = Features.ofTeam(null).with("source", "web");
    var decided = new Case(START, web, List.of(new Turn(START.plusSeconds(1), true)));
    var other = new Case(START, web, List.of(new Turn(START.plusSeconds(2), false)));
    var same = new Case(START.plusSeconds(2), web, List.of());
    var after = new Case(START.plusSeconds(3), web, List.of());
    assertThat(Replay.of(List.of(decided, other, same, after)))
        .extracting(Replay.Told::of)
        .containsExactly(after);
  }

  @Test
  void an_outcome_that_was_taken_back_is_no_longer_known() {
    var web = Features.ofTeam(null).with("source", "web");
    var won = new Case(START, web, List.of(turn(1, true), turn(4, null)));
    var lost = new Case(START, web, List.of(turn(2, false)));
    var before = new Case(START.plusSeconds(3), web, List.of());
    var after = new Case(START.plusSeconds(5), web, List.of());
    assertThat(Replay.of(List.of(won, lost, before, after)))
        .extracting(Replay.Told::of)
        .containsExactly(before);
  }

  private static Turn turn(int second, Boolean won) {
    return new Turn(START.plusSeconds(second), won);
  }

  private static List<Double> saidUntil(Instant now, List<Case> cases) {
    return Replay.of(cases).stream()
        .filter(told -> !told.of().scoredAt().isAfter(now))
        .map(Replay.Told::learnt)
        .toList();
  }

  private Case anyCase() {
    var at = START.plus(Duration.ofHours(dice.nextInt(1_500)));
    var features =
        Features.ofTeam(dice.nextBoolean() ? "north" : null)
            .with("source", dice.nextBoolean() ? "web" : "fair");
    var turns = new ArrayList<Turn>();
    for (var i = dice.nextInt(3); i > 0; i--) {
      var last = turns.isEmpty() ? at : turns.getLast().at();
      var won = turns.size() == 1 ? null : (Boolean) dice.nextBoolean();
      turns.add(new Turn(last.plus(Duration.ofHours(1 + dice.nextInt(300))), won));
    }
    return new Case(at, features, turns);
  }

  private Case anotherFuture(Case one, Instant now) {
    var turns = new ArrayList<>(one.turns());
    turns.removeIf(turn -> !turn.at().isBefore(now));
    if (turns.isEmpty() || turns.getLast().won() == null) {
      turns.add(new Turn(now.plusSeconds(dice.nextInt(9)), dice.nextBoolean()));
    }
    return new Case(one.scoredAt(), one.features(), turns);
  }
}
