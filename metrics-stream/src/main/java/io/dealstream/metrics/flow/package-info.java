/** What comes into stages and leaves them. */
@NullMarked
package io.dealstream.metrics.flow;

import org.jspecify.annotations.NullMarked;
