/** What happens to a customer. */
@NullMarked
package io.dealstream.events.customer;

import org.jspecify.annotations.NullMarked;
