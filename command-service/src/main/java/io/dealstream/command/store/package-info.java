/**
 * The event store: how a command reaches an aggregate, how its events are written, and under which
 * names.
 *
 * <p>Other rooms may use {@link io.dealstream.command.store.SideRows} to write a row in the
 * transaction that appends the events, and {@link io.dealstream.command.store.LostRace}, which says
 * that somebody else was faster.
 */
@NullMarked
package io.dealstream.command.store;

import org.jspecify.annotations.NullMarked;
