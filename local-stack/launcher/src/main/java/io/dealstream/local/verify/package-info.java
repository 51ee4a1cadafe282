/** The {@code verify} command: everything recomputed from the event store, and compared. */
@NullMarked
package io.dealstream.local.verify;

import org.jspecify.annotations.NullMarked;
