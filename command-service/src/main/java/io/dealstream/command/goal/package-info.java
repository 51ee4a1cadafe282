/** Goals: what somebody means to reach, in which metric and until when, version by version. */
@NullMarked
package io.dealstream.command.goal;

import org.jspecify.annotations.NullMarked;
