/**
 * In which stage each open deal stands, told by the event store itself. Nothing is written when a
 * deal moves: who asks has the events read that came since somebody last asked.
 *
 * <p>Other rooms have it read on by {@link io.dealstream.command.whereabouts.Whereabouts}, and read
 * the view {@code deal_whereabouts} in statements of their own. It is right as of all that is
 * committed, however little was read on, and within a commit as of the events stored before it.
 */
@NullMarked
package io.dealstream.command.whereabouts;

import org.jspecify.annotations.NullMarked;
