/** What happens to a pipeline, and what one of its versions says. */
@NullMarked
package io.dealstream.events.pipeline;

import org.jspecify.annotations.NullMarked;
