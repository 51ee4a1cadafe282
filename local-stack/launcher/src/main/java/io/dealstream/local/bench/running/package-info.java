/** Measuring a copy that runs, from outside: by sending commands to it and asking it questions. */
@NullMarked
package io.dealstream.local.bench.running;

import org.jspecify.annotations.NullMarked;
