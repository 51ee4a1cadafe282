/** The figures as they are published. */
@NullMarked
package io.dealstream.events.metric;

import org.jspecify.annotations.NullMarked;
