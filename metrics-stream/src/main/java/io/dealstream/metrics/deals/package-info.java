/**
 * Stage 1, by deal: the deal's state, the facts of each event, what they add to which figures, and
 * which alerts they and the time that passes raise and clear.
 */
@NullMarked
package io.dealstream.metrics.deals;

import org.jspecify.annotations.NullMarked;
