/** What stands around deals, by its own events: leads, customers, campaigns, and what was done. */
@NullMarked
package io.dealstream.recount.around;

import org.jspecify.annotations.NullMarked;
