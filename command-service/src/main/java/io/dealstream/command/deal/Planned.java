package io.dealstream.command.deal;

import io.dealstream.events.deal.ActivityType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done.
 *
 * @param dueAt null for any time
 */
record Planned(ActivityType type, @Nullable String title, @Nullable Instant dueAt) {

  Planned dueAt(Instant time) {
    return new Planned(type, title, time);
  }
}
