package io.dealstream.command.deal;

import io.dealstream.command.decision.Reach;
import io.dealstream.events.Via;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command as somebody sends it.
 *
 * @param ifMatch the version the caller has seen; null for whichever is there
 * @param now our clock's reading
 * @param via through what it came
 */
record DealRequest(
    String dealId, DealCommand command, Reach reach, @Nullable Long ifMatch, Instant now, Via via) {

  /** By the way such commands usually come. */
  DealRequest(
      String dealId, DealCommand command, Reach reach, @Nullable Long ifMatch, Instant now) {
    this(dealId, command, reach, ifMatch, now, command.via());
  }
}
