/** Writing many rows at once. Every room may use it; it uses none. */
@NullMarked
package io.dealstream.query.store;

import org.jspecify.annotations.NullMarked;
