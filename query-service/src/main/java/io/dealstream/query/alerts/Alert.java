package io.dealstream.query.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.alert.AlertState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a deal is stuck, or was.
 *
 * @param dealName null for the moment in which the deal's events have not come
 * @param limitDays the limit that passed, in days of 24 hours
 * @param raisedAt when it passed
 * @param clearedAt null while it stands
 * @param owner of the deal: the present one while it stands, and then the one when it was cleared;
 *     so is team
 * @param number of its row; never sent, lists are paged by it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Alert(
    String alertId,
    AlertKind kind,
    AlertState state,
    String dealId,
    @Nullable String dealName,
    String pipelineId,
    String stageId,
    int visit,
    int limitDays,
    Instant raisedAt,
    @Nullable Instant clearedAt,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @JsonIgnore long number) {}
