/** The query service: what happened, as tables to be read and streams to be followed. */
@NullMarked
package io.dealstream.query;

import org.jspecify.annotations.NullMarked;
