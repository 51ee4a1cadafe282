/** How far the stream is behind. */
@NullMarked
package io.dealstream.local.lag;

import org.jspecify.annotations.NullMarked;
