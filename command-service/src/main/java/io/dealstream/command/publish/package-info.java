/**
 * From the event store to Kafka. One leader among all instances gives every committed event the
 * next position and its place in both chains ({@link io.dealstream.command.publish.Sequencer}), and
 * publishes it exactly once ({@link io.dealstream.command.publish.Publisher}). No other room needs
 * to know: what is committed in this process is seen by the event bus, what others commit by
 * looking.
 */
@NullMarked
package io.dealstream.command.publish;

import org.jspecify.annotations.NullMarked;
