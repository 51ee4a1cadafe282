package io.dealstream.events.pipeline;

import io.dealstream.events.deal.ActivityType;
import org.jspecify.annotations.Nullable;

/**
 * What a stage plans for each deal that enters it.
 *
 * @param title a label of a line
 * @param dueAfterDays days of 24 hours after the deal entered
 */
public record StageActivity(ActivityType type, @Nullable String title, int dueAfterDays) {}
