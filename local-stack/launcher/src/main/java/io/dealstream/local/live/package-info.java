/** A sales team that is always at work, for a page that is alive. */
@NullMarked
package io.dealstream.local.live;

import org.jspecify.annotations.NullMarked;
