package io.dealstream.query.followups;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done for a deal, or was.
 *
 * @param type as activities have it, {@code follow-up} among them
 * @param stage the deal was in when it was planned; null where it was decided
 * @param state {@code open}, {@code done} or {@code cancelled}
 * @param dueAt null for any time
 * @param missedAt when it first fell due and was not done; null where it never did
 * @param doneAt null unless it was done; so is by
 * @param owner of the deal at present; so are team and source
 * @param position of the event that planned it; never sent
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FollowUp(
    String dealId,
    String dealName,
    String pipelineId,
    String activityId,
    String type,
    @Nullable String title,
    @Nullable String stage,
    String state,
    Instant plannedAt,
    @Nullable Instant dueAt,
    @Nullable Instant missedAt,
    @Nullable Instant doneAt,
    @Nullable String by,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @JsonIgnore long position) {}
