package io.dealstream.query.audit;

import io.dealstream.events.audit.Chain.Link;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept here.
 *
 * @param link what of it goes into the chains
 * @param chain of all events, as it was published with it
 * @param ownChain the same of the deal's own events
 * @param kind of transition; null where it left the deal where it was
 * @param shownOtherwise the first column that says something else than the event; null where none
 *     does
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record KeptEvent(
    long position,
    Link link,
    byte[] chain,
    byte[] ownChain,
    @Nullable String kind,
    @Nullable String shownOtherwise) {}
