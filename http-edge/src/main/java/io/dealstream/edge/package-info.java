/**
 * What every service shows the outside in the same way: who is calling, what is refused and how it
 * is said, how large a body may be, which page may call.
 */
@NullMarked
package io.dealstream.edge;

import org.jspecify.annotations.NullMarked;
