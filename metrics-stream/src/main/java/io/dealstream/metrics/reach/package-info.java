/** How many of the deals in a stage came to a later one. */
@NullMarked
package io.dealstream.metrics.reach;

import org.jspecify.annotations.NullMarked;
