package io.dealstream.events.score;

import java.math.BigDecimal;

/**
 * Why a score is what it is, one reason of several.
 *
 * @param name what was looked at: {@code form:demo}, {@code source=web}, {@code base-rate}
 * @param weight by rules: points, two decimals; learnt: natural log-odds, six decimals, above 0
 *     where it speaks for the lead
 */
public record ScoreEvidence(String name, BigDecimal weight) {}
