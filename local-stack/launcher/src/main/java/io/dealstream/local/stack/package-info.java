/** The local copy: its parts, the order they start and stop in, and the supervisor over them. */
@NullMarked
package io.dealstream.local.stack;

import org.jspecify.annotations.NullMarked;
