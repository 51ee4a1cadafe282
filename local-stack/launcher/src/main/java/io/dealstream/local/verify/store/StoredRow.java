package io.dealstream.local.verify.store;

import org.jspecify.annotations.Nullable;

/**
 * What stands at a position.
 *
 * @param chain as stored, as is dealChain
 * @param event null where the row the position belongs to is gone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredRow(
    long position, byte[] chain, byte[] dealChain, @Nullable StoredEvent event) {}
