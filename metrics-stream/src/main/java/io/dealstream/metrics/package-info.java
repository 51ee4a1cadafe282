/** Sales metrics, computed live from the event topics, exactly once. */
@NullMarked
package io.dealstream.metrics;

import org.jspecify.annotations.NullMarked;
