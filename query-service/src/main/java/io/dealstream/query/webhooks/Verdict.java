package io.dealstream.query.webhooks;

import io.dealstream.background.Doubling;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt means for its delivery.
 *
 * @param state {@code waiting}, {@code delivered} or {@code dead}
 * @param status what the receiver answered; null where it did not
 * @param trouble why it was not taken; null where it was
 * @param due when the lane goes on: with the same delivery where it waits, or with the next
 */
record Verdict(String state, @Nullable Integer status, @Nullable String trouble, Instant due) {

  static final String WAITING = "waiting";
  static final String DELIVERED = "delivered";
  static final String DEAD = "dead";

  private static final int LONGEST_TROUBLE = 300;

  /**
   * How long is waited, and for how long in all.
   *
   * @param patience since it was queued; at least one attempt is made however late it is
   */
  record Rule(Doubling pauses, Duration patience) {

    static Rule of(WebhookSettings settings) {
      return new Rule(settings.pauses(), settings.patience());
    }

    /**
     * Between half of a ceiling and all of it, so that many do not come back at once; the ceiling
     * doubles with each failure.
     *
     * @param failures in a row before, at least 0
     */
    Duration pause(int failures, RandomGenerator random) {
      var most = pauses.after(failures + 1).toMillis();
      return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
    }

    /**
     * What a receiver asked for is granted, but never more than the longest pause.
     *
     * @param askedFor none where it is zero
     */
    Duration pause(int failures, Duration askedFor, RandomGenerator random) {
      var own = pause(failures, random);
      var longest = pauses.longest();
      var granted = askedFor.compareTo(longest) > 0 ? longest : askedFor;
      return granted.compareTo(own) > 0 ? granted : own;
    }
  }

  /**
   * @param attempts before this one
   */
  static Verdict of(
      Outcome outcome,
      Instant queuedAt,
      int attempts,
      Instant now,
      Rule rule,
      RandomGenerator random) {
    return switch (outcome) {
      case Outcome.Taken taken -> new Verdict(DELIVERED, taken.status(), null, now);
      case Outcome.Hopeless hopeless -> new Verdict(DEAD, null, shortened(hopeless.why()), now);
      case Outcome.Refused(var status, var askedFor) ->
          later(
              status,
              "answered " + status,
              queuedAt,
              now,
              rule.patience(),
              rule.pause(attempts, askedFor, random));
      case Outcome.Failed(var why) ->
          later(null, shortened(why), queuedAt, now, rule.patience(), rule.pause(attempts, random));
    };
  }

  private static Verdict later(
      @Nullable Integer status,
      String trouble,
      Instant queuedAt,
      Instant now,
      Duration patience,
      Duration pause) {
    return now.isBefore(queuedAt.plus(patience))
        ? new Verdict(WAITING, status, trouble, now.plus(pause))
        : new Verdict(DEAD, status, trouble, now);
  }

  /** PostgreSQL's text has no place for NUL, and nobody reads a page. */
  private static String shortened(String why) {
    var text = why.replace('\0', '\uFFFD');
    return text.length() > LONGEST_TROUBLE ? text.substring(0, LONGEST_TROUBLE) : text;
  }
}
