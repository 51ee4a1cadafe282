package io.dealstream.metrics.figures;

import io.dealstream.metrics.tally.Tally;

/** What figures gain, those of one spot. */
public record Gain(Spot spot, Tally tally) {}
