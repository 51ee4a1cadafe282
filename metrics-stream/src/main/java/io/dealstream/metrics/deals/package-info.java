/** Stage 1, by deal: the deal's state, the facts of each event, what they add to which figures. */
@NullMarked
package io.dealstream.metrics.deals;

import org.jspecify.annotations.NullMarked;
