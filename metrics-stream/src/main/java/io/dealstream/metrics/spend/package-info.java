/** Money that was spent on getting leads and customers. */
@NullMarked
package io.dealstream.metrics.spend;

import org.jspecify.annotations.NullMarked;
