package io.dealstream.metrics.facts;

/**
 * Where and when something counts: in whose figures, and in those of the windows around which time.
 *
 * @param at epoch milliseconds
 */
public record Moment(Credit credit, long at) {}
