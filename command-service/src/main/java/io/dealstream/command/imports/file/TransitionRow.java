package io.dealstream.command.imports.file;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one deal, as a file tells it. What is null stood blank.
 *
 * @param stage a stage id, {@code won} or {@code lost}
 * @param occurredAt in whole milliseconds
 */
public record TransitionRow(
    String dealId,
    Instant occurredAt,
    String stage,
    @Nullable String reason,
    @Nullable String actor,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    @Nullable String name,
    @Nullable String owner,
    @Nullable String team,
    @Nullable String source) {}
