package io.dealstream.query.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted; null asks for nothing.
 *
 * @param from what happened, or was opened, at this instant or later
 * @param to what happened, or was opened, before this instant
 */
public record Part(
    @Nullable String pipeline,
    @Nullable String deal,
    @Nullable String owner,
    @Nullable Instant from,
    @Nullable Instant to) {}
