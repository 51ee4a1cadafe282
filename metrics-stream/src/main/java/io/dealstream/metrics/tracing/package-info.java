/** Spans around what the topology does; it knows nothing of them. */
@NullMarked
package io.dealstream.metrics.tracing;

import org.jspecify.annotations.NullMarked;
