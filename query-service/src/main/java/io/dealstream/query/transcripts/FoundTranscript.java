package io.dealstream.query.transcripts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where something was written or said.
 *
 * @param dealName null for the moment in which the deal has not come
 * @param pipelineId in which the deal is now
 * @param type of the activity; null for the moment in which its event has not come
 * @param happenedAt null where it is still to be done
 * @param by who did it
 * @param excerpt of the text, as HTML: all of it escaped but {@code <mark>} around what was found
 * @param link where it can be read or heard
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FoundTranscript(
    String dealId,
    @Nullable String dealName,
    String activityId,
    @Nullable String pipelineId,
    @Nullable String type,
    @Nullable String title,
    @Nullable Instant happenedAt,
    @Nullable String by,
    String excerpt,
    @Nullable String link) {}
