/** The dealstream command: each of its commands in a room of its own. */
@NullMarked
package io.dealstream.local;

import org.jspecify.annotations.NullMarked;
