package io.dealstream.command.deal;

import io.dealstream.events.deal.ActivityType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done.
 *
 * @param dueAt null for any time
 * @param by the stage that plans it for whatever deal enters it; null where somebody planned it
 * @param fellDue whether its time has come, and that was told
 */
record Planned(
    ActivityType type,
    @Nullable String title,
    @Nullable Instant dueAt,
    @Nullable Spot by,
    boolean fellDue) {

  /** Another time is still to come. */
  Planned dueAt(Instant time) {
    return new Planned(type, title, time, by, false);
  }

  Planned fallen() {
    return new Planned(type, title, dueAt, by, true);
  }
}
