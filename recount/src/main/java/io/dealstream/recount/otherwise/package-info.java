/** A pipeline's history as it would have been under other terms. */
@NullMarked
package io.dealstream.recount.otherwise;

import org.jspecify.annotations.NullMarked;
