/** Compact bytes for what is kept in stores and sent between the stages. */
@NullMarked
package io.dealstream.metrics.bytes;

import org.jspecify.annotations.NullMarked;
