/** What happens to a deal. */
@NullMarked
package io.dealstream.events.deal;

import org.jspecify.annotations.NullMarked;
