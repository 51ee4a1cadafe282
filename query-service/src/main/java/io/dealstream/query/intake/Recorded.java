package io.dealstream.query.intake;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.audit.Envelope;

/**
 * An event as it was published.
 *
 * @param value the bytes the event was read from; the chains are over these
 * @param partition of its topic
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Recorded(Envelope envelope, DomainEvent event, byte[] value, int partition) {}
