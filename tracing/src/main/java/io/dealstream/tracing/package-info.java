/**
 * Traces by OpenTelemetry, for who says where to send them. What a trace knows is best effort:
 * nothing else depends on it.
 */
@NullMarked
package io.dealstream.tracing;

import org.jspecify.annotations.NullMarked;
