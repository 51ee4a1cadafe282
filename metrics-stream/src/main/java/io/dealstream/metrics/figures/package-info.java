/**
 * Stage 2, by figure: additions are folded and figures published. Also what a metric is made of.
 */
@NullMarked
package io.dealstream.metrics.figures;

import org.jspecify.annotations.NullMarked;
