/**
 * What an event means for the metrics: visits and outcomes, derived once, shared by all of them.
 */
@NullMarked
package io.dealstream.metrics.facts;

import org.jspecify.annotations.NullMarked;
