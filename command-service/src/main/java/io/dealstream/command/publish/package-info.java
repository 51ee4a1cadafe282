/**
 * From the event store to Kafka. One leader among all instances gives every committed event the
 * next position and its place in both chains ({@link io.dealstream.command.publish.Sequencer}), and
 * publishes it exactly once ({@link io.dealstream.command.publish.Publisher}). Other rooms use
 * {@link io.dealstream.command.publish.NewEvents} alone.
 */
@NullMarked
package io.dealstream.command.publish;

import org.jspecify.annotations.NullMarked;
