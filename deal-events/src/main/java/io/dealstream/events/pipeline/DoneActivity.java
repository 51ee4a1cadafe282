package io.dealstream.events.pipeline;

import io.dealstream.events.deal.ActivityType;

/**
 * What must have been done since a deal entered a stage.
 *
 * @param count how often, at least once
 */
public record DoneActivity(ActivityType type, int count) {}
