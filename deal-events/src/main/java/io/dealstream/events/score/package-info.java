/** How promising leads are. */
@NullMarked
package io.dealstream.events.score;

import org.jspecify.annotations.NullMarked;
