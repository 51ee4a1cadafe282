/** Every topic, with the types of its keys and values. */
@NullMarked
package io.dealstream.events.topic;

import org.jspecify.annotations.NullMarked;
