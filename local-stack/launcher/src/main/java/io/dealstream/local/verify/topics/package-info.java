/** The topics, read whole, and what stands on the event topics held against the event store. */
@NullMarked
package io.dealstream.local.verify.topics;

import org.jspecify.annotations.NullMarked;
