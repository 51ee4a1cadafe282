/** Pipeline velocity with its inputs, and throughput beside it. */
@NullMarked
package io.dealstream.metrics.velocity;

import org.jspecify.annotations.NullMarked;
