/** The envelope around an event and the two hash chains that prove its place. */
@NullMarked
package io.dealstream.events.audit;

import org.jspecify.annotations.NullMarked;
