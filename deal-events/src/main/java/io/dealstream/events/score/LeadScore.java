package io.dealstream.events.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How promising a lead is, in two ways, and why. The newest of each lead holds.
 *
 * @param definition of the rules
 * @param ruleScore points for its signals, which fade: from 0 to 100, two decimals
 * @param ruleEvidence adds up to it but for rounding, the weightiest first
 * @param learntScore the chance that its deal is won, in per cent from 0.01 to 99.99, two decimals,
 *     as learnt from won and lost deals; null until there are both
 * @param learntEvidence log-odds, which add up to those of the chance but for rounding and its
 *     limits, the weightiest first; empty where the score is null
 * @param reason why there is no learnt score
 * @param modelVersion which model said it and how much it had learnt: {@code all@1234} or {@code
 *     team:ID@57}
 * @param asOf when it was worked out
 * @param sequence the lead's last event that was known
 * @param position of that event
 */
public record LeadScore(
    String leadId,
    int definition,
    BigDecimal ruleScore,
    List<ScoreEvidence> ruleEvidence,
    @Nullable BigDecimal learntScore,
    List<ScoreEvidence> learntEvidence,
    @Nullable String reason,
    String modelVersion,
    Instant asOf,
    long sequence,
    long position) {}
