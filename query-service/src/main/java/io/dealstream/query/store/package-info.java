/**
 * Writing many rows at once, and what is answered where none can be read. Every room may use it; it
 * uses none.
 */
@NullMarked
package io.dealstream.query.store;

import org.jspecify.annotations.NullMarked;
