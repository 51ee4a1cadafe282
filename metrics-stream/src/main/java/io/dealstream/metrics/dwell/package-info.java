/** How long deals stay in a stage: each visit, all of a deal's visits, its first. */
@NullMarked
package io.dealstream.metrics.dwell;

import org.jspecify.annotations.NullMarked;
