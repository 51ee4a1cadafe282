/** What people wrote and said. It stands in no event, so that it can be erased. */
@NullMarked
package io.dealstream.events.transcript;

import org.jspecify.annotations.NullMarked;
