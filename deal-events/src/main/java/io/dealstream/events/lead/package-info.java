/** What happens to a lead. */
@NullMarked
package io.dealstream.events.lead;

import org.jspecify.annotations.NullMarked;
