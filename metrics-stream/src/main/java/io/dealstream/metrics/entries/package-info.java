/** How the visits of a stage ended, and the win rate from a stage. */
@NullMarked
package io.dealstream.metrics.entries;

import org.jspecify.annotations.NullMarked;
