/**
 * The event store: how a command reaches an aggregate, how its events are written, and under which
 * names.
 *
 * <p>Whatever is decided in one {@link io.dealstream.command.store.Together} becomes durable in one
 * commit, or not at all. Other rooms may add rows to it by {@link
 * io.dealstream.command.store.SideRows}, build on a row of theirs by {@link
 * io.dealstream.command.store.Premises}, and meet {@link io.dealstream.command.store.LostRace},
 * which says that somebody else was faster. An aggregate that may be remembered names {@link
 * io.dealstream.command.store.AggregateCache#BEAN}.
 */
@NullMarked
package io.dealstream.command.store;

import org.jspecify.annotations.NullMarked;
