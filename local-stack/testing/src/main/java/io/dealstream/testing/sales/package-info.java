/** A made history of one pipeline, to be measured with: the same for the same seed. */
@NullMarked
package io.dealstream.testing.sales;

import org.jspecify.annotations.NullMarked;
