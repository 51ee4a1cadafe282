/** What happened to each deal in one pipeline, as plain visits and decisions. */
@NullMarked
package io.dealstream.recount.lives;

import org.jspecify.annotations.NullMarked;
