/** The topology as a running service: settings, life cycle, health. */
@NullMarked
package io.dealstream.metrics.running;

import org.jspecify.annotations.NullMarked;
