/** Who was told of a deal, and what: everybody's own notices, kept as long as the deals are. */
@NullMarked
package io.dealstream.query.notices;

import org.jspecify.annotations.NullMarked;
