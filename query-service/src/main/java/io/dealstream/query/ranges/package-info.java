/** From where to where, as a request says it. Every room may use it; it uses none. */
@NullMarked
package io.dealstream.query.ranges;

import org.jspecify.annotations.NullMarked;
