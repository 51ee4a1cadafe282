package io.dealstream.metrics.leadscore;

import io.dealstream.leadscore.Features;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a deal.
 *
 * @param sequence of the last event that counted
 * @param opening what was known when it was opened
 * @param won null while it is undecided
 */
record ScoredDeal(
    long sequence,
    @Nullable String leadId,
    Features opening,
    long openedPosition,
    @Nullable Boolean won) {

  static final Codec<ScoredDeal> CODEC = new Codec<>(ScoredDeal::write, ScoredDeal::read);

  ScoredDeal at(long now, @Nullable Boolean outcome) {
    return new ScoredDeal(now, leadId, opening, openedPosition, outcome);
  }

  private static void write(ByteWriter out, ScoredDeal deal) {
    out.number(deal.sequence).perhaps(deal.leadId);
    Stored.features(out, deal.opening);
    Stored.outcome(out.number(deal.openedPosition), deal.won);
  }

  private static ScoredDeal read(ByteReader in) {
    return new ScoredDeal(
        in.number(), in.perhaps(), Stored.features(in), in.number(), Stored.outcome(in));
  }
}
