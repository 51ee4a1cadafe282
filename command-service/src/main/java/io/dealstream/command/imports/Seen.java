package io.dealstream.command.imports;

import org.jspecify.annotations.Nullable;

/**
 * A row that was decided before.
 *
 * @param then what was decided
 * @param dealEvents of a refusal that may yet be lifted: how many events the deal had; null where
 *     the decision is final
 */
record Seen(Outcome then, @Nullable Long dealEvents) {

  /** Whether it made nothing happen. */
  boolean isWithoutEffect() {
    return !(then instanceof Outcome.Accepted);
  }

  /** What it comes to where it is not decided again. */
  Outcome now() {
    return then instanceof Outcome.Accepted ? new Outcome.Unchanged() : then;
  }
}
