/** The query side's projection, measured beside the same rows written bare. */
@NullMarked
package io.dealstream.bench.projection;

import org.jspecify.annotations.NullMarked;
