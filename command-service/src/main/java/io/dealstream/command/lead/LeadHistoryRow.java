package io.dealstream.command.lead;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a lead, as it is known elsewhere.
 *
 * @param occurredAt digits below the millisecond are dropped
 * @param status {@code open}, {@code qualified} or {@code disqualified}
 * @param reason a disqualified row without one is so for {@code unspecified}
 * @param actor who did it, as the audit names them
 * @param name the business's own label, and no person's; counts on the row that captures the lead,
 *     as do owner, team, source and campaign
 */
public record LeadHistoryRow(
    Instant occurredAt,
    String status,
    @Nullable String reason,
    String actor,
    @Nullable String name,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable String campaignId) {}
