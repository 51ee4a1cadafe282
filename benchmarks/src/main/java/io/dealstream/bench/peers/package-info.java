/** The event stores somebody would choose instead, each as its own documentation sets it up. */
@NullUnmarked
package io.dealstream.bench.peers;

import org.jspecify.annotations.NullUnmarked;
