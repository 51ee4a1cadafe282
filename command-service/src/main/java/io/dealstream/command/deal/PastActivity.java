package io.dealstream.command.deal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a deal, or is still to be done, as it is known elsewhere.
 *
 * @param happenedAt null where it is still to be done
 * @param dueAt null where it was done, or may be done at any time
 * @param type one of the words of {@link io.dealstream.events.deal.ActivityType}
 * @param by who did it
 * @param actor who did it, as the audit names them
 */
public record PastActivity(
    @Nullable Instant happenedAt,
    @Nullable Instant dueAt,
    String type,
    @Nullable String title,
    @Nullable String text,
    @Nullable String link,
    String by,
    @Nullable String team,
    String actor) {}
