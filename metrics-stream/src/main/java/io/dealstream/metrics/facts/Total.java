package io.dealstream.metrics.facts;

/**
 * All of a deal's closed visits of one stage taken together.
 *
 * @param millis their lengths added up
 * @param owner at the entry of the newest of them: the total is credited to them
 */
public record Total(long millis, String owner) {}
