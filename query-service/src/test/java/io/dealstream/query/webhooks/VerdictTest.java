package io.dealstream.query.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealstream.background.Doubling;
import io.dealstream.query.webhooks.Verdict.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

  private static final Instant QUEUED = Instant.parse("2026-03-02T09:00:00Z");
  private static final Rule RULE =
      new Rule(new Doubling(Duration.ofSeconds(5), Duration.ofHours(1)), Duration.ofDays(3));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void pauses_double_with_chance_in_them_up_to_the_longest(long seed) {
    var random = new Random(seed);
    var seen = new HashSet<Duration>();
    for (var failures = 0; failures < 80; failures++) {
      var ceiling = Math.min(3_600_000, 5_000 * Math.pow(2, failures));
      var pause = RULE.pause(failures, random);
      assertThat((double) pause.toMillis()).isBetween(ceiling / 2, ceiling);
      seen.add(pause);
    }
    assertThat(seen).as("no two at the same time").hasSizeGreaterThan(70);
  }

  @Test
  void what_was_taken_is_delivered_however_late() {
    var verdict = of(new Outcome.Taken(204), 7, QUEUED.plus(Duration.ofDays(30)));
    assertThat(verdict)
        .isEqualTo(new Verdict("delivered", 204, null, QUEUED.plus(Duration.ofDays(30))));
  }

  @Test
  void what_was_not_waits_until_its_time_is_over_and_is_dead_then() {
    var last = QUEUED.plus(Duration.ofDays(3)).minusMillis(1);
    var waiting = of(new Outcome.Refused(500), 0, last);
    assertThat(waiting.state()).isEqualTo("waiting");
    assertThat(waiting.status()).isEqualTo(500);
    assertThat(waiting.trouble()).isEqualTo("answered 500");
    assertThat(waiting.due()).isBetween(last.plusMillis(2_500), last.plusMillis(5_000));
    var over = last.plusMillis(1);
    assertThat(of(new Outcome.Failed("nobody there"), 40, over))
        .isEqualTo(new Verdict("dead", null, "nobody there", over));
  }

  @Test
  void who_asks_to_be_left_alone_is_but_not_for_longer_than_the_longest_pause() {
    assertThat(of(new Outcome.Refused(429, Duration.ofMinutes(2)), 0, QUEUED).due())
        .isEqualTo(QUEUED.plus(Duration.ofMinutes(2)));
    assertThat(of(new Outcome.Refused(503, Duration.ofDays(2)), 0, QUEUED).due())
        .isEqualTo(QUEUED.plus(Duration.ofHours(1)));
    assertThat(of(new Outcome.Refused(503, Duration.ofSeconds(1)), 0, QUEUED).due())
        .as("our own pause is longer")
        .isBetween(QUEUED.plusMillis(2_500), QUEUED.plusMillis(5_000));
  }

  @Test
  void what_can_never_be_sent_is_dead_at_once() {
    assertThat(of(new Outcome.Hopeless("too large"), 0, QUEUED))
        .isEqualTo(new Verdict("dead", null, "too large", QUEUED));
  }

  @Test
  void trouble_is_told_shortly_and_as_a_database_can_keep_it() {
    var verdict = of(new Outcome.Failed("\0" + "x".repeat(10_000)), 0, QUEUED);
    assertThat(verdict.trouble()).hasSize(300).startsWith("\uFFFDx");
  }

  private static Verdict of(Outcome outcome, int attempts, Instant now) {
    return Verdict.of(outcome, QUEUED, attempts, now, RULE, new Random(1));
  }
}
