/** What stands around deals, kept as it was published: to be looked back at. */
@NullMarked
package io.dealstream.query.around;

import org.jspecify.annotations.NullMarked;
