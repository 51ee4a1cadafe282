/**
 * Which deals are stuck: pure functions of a deal's events and of the time, a queue ordered by when
 * something falls due, and the clock that goes through it.
 */
@NullMarked
package io.dealstream.metrics.alerts;

import org.jspecify.annotations.NullMarked;
