/** Looking at a metric's topic while it is written. */
@NullMarked
package io.dealstream.local.watch;

import org.jspecify.annotations.NullMarked;
