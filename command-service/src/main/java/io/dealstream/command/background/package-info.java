/** Work that nobody waits for: a thread of its own that does it again and again. */
@NullMarked
package io.dealstream.command.background;

import org.jspecify.annotations.NullMarked;
