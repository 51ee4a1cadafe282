package io.dealstream.command.deal;

import io.dealstream.command.decision.Reach;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command as somebody sends it.
 *
 * @param ifMatch the version the caller has seen; null for whichever is there
 * @param now our clock's reading
 */
record DealRequest(
    String dealId, DealCommand command, Reach reach, @Nullable Long ifMatch, Instant now) {}
