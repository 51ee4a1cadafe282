package io.dealstream.leadscore.replay;

import io.dealstream.leadscore.Features;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deal of a history.
 *
 * @param scoredAt when it is scored
 * @param features what was known by then
 * @param turns how it went from then on, in the order of time
 */
public record Case(Instant scoredAt, Features features, List<Turn> turns) {

  /**
   * Its outcome is another from then on.
   *
   * @param won null where the outcome was taken back
   */
  public record Turn(Instant at, @Nullable Boolean won) {}

  public Case {
    turns = List.copyOf(turns);
  }

  /** Empty where the history leaves it undecided. */
  public Optional<Boolean> outcome() {
    return turns.isEmpty() ? Optional.empty() : Optional.ofNullable(turns.getLast().won());
  }
}
