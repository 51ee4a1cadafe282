package io.dealstream.query.deals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a deal is decided, and how; or whether it counts no longer.
 *
 * @param firstWonAt stays when the deal is reopened, or goes on in another pipeline
 * @param mergedInto the deal that goes on for it
 */
public record Outcome(
    Status status,
    @Nullable Instant closedAt,
    @Nullable Instant firstWonAt,
    @Nullable String lostReason,
    @Nullable String mergedInto) {

  static final Outcome NONE = new Outcome(Status.OPEN, null, null, null, null);

  Outcome won(Instant at) {
    return new Outcome(Status.WON, at, firstWonAt == null ? at : firstWonAt, null, null);
  }

  Outcome lost(Instant at, String reason) {
    return new Outcome(Status.LOST, at, firstWonAt, reason, null);
  }

  Outcome reopened() {
    return new Outcome(Status.OPEN, null, firstWonAt, null, null);
  }

  Outcome merged(Instant at, String into) {
    return new Outcome(Status.MERGED, at, firstWonAt, null, into);
  }

  Outcome deleted(Instant at) {
    return new Outcome(Status.DELETED, at, firstWonAt, null, null);
  }
}
