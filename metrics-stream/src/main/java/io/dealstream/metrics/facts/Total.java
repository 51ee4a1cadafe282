package io.dealstream.metrics.facts;

/**
 * All of a deal's closed visits of one stage taken together.
 *
 * @param millis their lengths added up
 * @param credit at the entry of the newest of them: the total counts there
 */
public record Total(long millis, Credit credit) {}
