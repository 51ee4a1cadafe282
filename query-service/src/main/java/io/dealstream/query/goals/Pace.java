package io.dealstream.query.goals;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a goal should be by now, and how far it is. What adds up over a period is expected to do
 * so evenly; anything else is expected to be at its target all the time.
 *
 * @param elapsed how much of the period is over, from 0 to 1, six decimals
 * @param expected by now, in the goal's unit
 * @param difference {@code reached - expected}
 * @param projected what it comes to at the end if it goes on so; of what does not add up what it is
 *     now; null while nothing of the period is over
 * @param share {@code reached / target}, six decimals; null where the target is 0
 * @param state null where nothing is reached or the period has not begun
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Pace(
    BigDecimal elapsed,
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal expected,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal difference,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal projected,
    @Nullable BigDecimal share,
    @Nullable State state) {

  private static final int DECIMALS_OF_A_RATE = 6;

  /** Which side of what is expected is the better one is the measure's to say. */
  public enum State {
    @JsonProperty("ahead")
    AHEAD,
    @JsonProperty("on-pace")
    ON_PACE,
    @JsonProperty("behind")
    BEHIND;

    /** As in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A number that is meant to be reached in a period.
   *
   * @param addsUp as {@link Measure} has it, as is lessIsBetter
   * @param decimals of the numbers that are worked out from it
   */
  record Aim(BigDecimal target, boolean addsUp, boolean lessIsBetter, int decimals) {}

  /**
   * @param reached null where it is not known
   * @param start and end of the period, half-open
   * @param at by when; before the period nothing of it is over, after it all of it is
   */
  static Pace of(Aim aim, @Nullable BigDecimal reached, Instant start, Instant end, Instant at) {
    var length = BigDecimal.valueOf(Duration.between(start, end).toMillis());
    var until = at.isBefore(start) ? start : at.isAfter(end) ? end : at;
    var elapsed = BigDecimal.valueOf(Duration.between(start, until).toMillis());
    // Everything is compared as whole products, so that no rounding decides who is ahead.
    var expected = aim.addsUp ? aim.target.multiply(elapsed) : aim.target.multiply(length);
    var rounded = divide(expected, length, aim.decimals);
    return new Pace(
        divide(elapsed, length, DECIMALS_OF_A_RATE),
        rounded,
        reached == null ? null : reached.subtract(rounded),
        projected(aim, reached, elapsed, length),
        reached == null || aim.target.signum() == 0
            ? null
            : divide(reached, aim.target, DECIMALS_OF_A_RATE),
        reached == null || elapsed.signum() == 0
            ? null
            : state(aim, reached.multiply(length).compareTo(expected)));
  }

  private static @Nullable BigDecimal projected(
      Aim aim, @Nullable BigDecimal reached, BigDecimal elapsed, BigDecimal length) {
    if (reached == null || elapsed.signum() == 0) {
      return null;
    }
    return aim.addsUp ? divide(reached.multiply(length), elapsed, aim.decimals) : reached;
  }

  private static State state(Aim aim, int reachedAgainstExpected) {
    if (reachedAgainstExpected == 0) {
      return State.ON_PACE;
    }
    return reachedAgainstExpected > 0 == aim.lessIsBetter ? State.BEHIND : State.AHEAD;
  }

  private static BigDecimal divide(BigDecimal part, BigDecimal whole, int decimals) {
    return part.divide(whole, decimals, RoundingMode.HALF_EVEN);
  }
}
