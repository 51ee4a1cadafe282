package io.dealstream.metrics.facts;

/**
 * All of a deal's closed visits of one stage taken together.
 *
 * @param millis their lengths added up
 * @param newest where the total counts: credited as of the entry of the newest of them, when that
 *     one ended
 */
public record Total(long millis, Moment newest) {}
