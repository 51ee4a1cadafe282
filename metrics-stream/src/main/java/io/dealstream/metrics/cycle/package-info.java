/** How long deals take until they are decided. */
@NullMarked
package io.dealstream.metrics.cycle;

import org.jspecify.annotations.NullMarked;
