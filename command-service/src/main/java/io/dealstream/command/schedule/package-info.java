/**
 * What falls due at a time: a row of a table that all instances share, stored in the commit of the
 * event that gives something to wait for. When the time has come, one of them sends a command; the
 * row goes when that is durable.
 *
 * <p>Other rooms add {@link io.dealstream.command.schedule.Due#row} to their commands, and bring a
 * {@link io.dealstream.command.schedule.DueTask} that says which command is to be sent.
 */
@NullMarked
package io.dealstream.command.schedule;

import org.jspecify.annotations.NullMarked;
