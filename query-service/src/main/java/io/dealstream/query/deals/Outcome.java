package io.dealstream.query.deals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a deal is decided, and how.
 *
 * @param firstWonAt stays when the deal is reopened
 */
public record Outcome(
    Status status,
    @Nullable Instant closedAt,
    @Nullable Instant firstWonAt,
    @Nullable String lostReason) {

  static final Outcome NONE = new Outcome(Status.OPEN, null, null, null);

  Outcome won(Instant at) {
    return new Outcome(Status.WON, at, firstWonAt == null ? at : firstWonAt, null);
  }

  Outcome lost(Instant at, String reason) {
    return new Outcome(Status.LOST, at, firstWonAt, reason);
  }

  Outcome reopened() {
    return new Outcome(Status.OPEN, null, firstWonAt, null);
  }
}
