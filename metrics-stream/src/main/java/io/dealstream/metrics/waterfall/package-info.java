/** How what is open comes from what was open. */
@NullMarked
package io.dealstream.metrics.waterfall;

import org.jspecify.annotations.NullMarked;
