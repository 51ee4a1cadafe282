package io.dealstream.query.around;

import io.dealstream.events.DomainEvent;

/**
 * An event, with its place among all events.
 *
 * @param partition it stands in, {@code topic-number}
 */
public record AroundEvent(DomainEvent event, long position, String partition) {}
