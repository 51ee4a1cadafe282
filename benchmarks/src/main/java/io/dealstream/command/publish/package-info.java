/** The sequencer, as a measurement lets it run. */
@NullMarked
package io.dealstream.command.publish;

import org.jspecify.annotations.NullMarked;
