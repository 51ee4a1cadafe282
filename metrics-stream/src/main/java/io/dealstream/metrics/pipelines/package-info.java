/** Stage 1, by pipeline: what figures need to know of a pipeline, told to every part of stage 2. */
@NullMarked
package io.dealstream.metrics.pipelines;

import org.jspecify.annotations.NullMarked;
