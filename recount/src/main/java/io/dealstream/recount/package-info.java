/**
 * Every published figure by plain loops over events, from the definitions alone. It shares nothing
 * with the stream that publishes them, so that each can be held against the other.
 */
@NullMarked
package io.dealstream.recount;

import org.jspecify.annotations.NullMarked;
