/** People. What is known of them stands in no event: a contact can be erased, an event cannot. */
@NullMarked
package io.dealstream.events.contact;

import org.jspecify.annotations.NullMarked;
