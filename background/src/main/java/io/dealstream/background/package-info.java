/** Work that nobody waits for: a thread of its own that does it again and again. */
@NullMarked
package io.dealstream.background;

import org.jspecify.annotations.NullMarked;
