/**
 * Stage 1 for what stands around deals: leads, campaigns and customers, each with its own topic and
 * its own story.
 */
@NullMarked
package io.dealstream.metrics.around;

import org.jspecify.annotations.NullMarked;
