/** What somebody means to reach, and until when. */
@NullMarked
package io.dealstream.events.goal;

import org.jspecify.annotations.NullMarked;
