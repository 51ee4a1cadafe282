/** The win rate, by count and by value. */
@NullMarked
package io.dealstream.metrics.outcome;

import org.jspecify.annotations.NullMarked;
