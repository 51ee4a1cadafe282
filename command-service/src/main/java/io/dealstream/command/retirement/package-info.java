/**
 * Retires stages that deals stand in: the version without the stage first, so that nothing enters
 * it any more, then the deals inside one by one, each once, and taken up again after a crash.
 */
@NullMarked
package io.dealstream.command.retirement;

import org.jspecify.annotations.NullMarked;
