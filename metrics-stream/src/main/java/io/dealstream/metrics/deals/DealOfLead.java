package io.dealstream.metrics.deals;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.figures.FromStageOne;

/**
 * How a deal that came of a lead stands, told to that lead.
 *
 * @param won whether it is won now
 * @param partition of the deal events
 * @param position of the event that made it so
 * @param recordedAt when that was recorded, epoch milliseconds
 */
public record DealOfLead(String dealId, boolean won, int partition, long position, long recordedAt)
    implements FromStageOne {

  public static final Codec<DealOfLead> CODEC =
      new Codec<>((out, deal) -> deal.write(out), DealOfLead::read);

  private void write(ByteWriter out) {
    out.text(dealId).flag(won).number(partition).number(position).signed(recordedAt);
  }

  private static DealOfLead read(ByteReader in) {
    return new DealOfLead(in.text(), in.flag(), in.smallNumber(), in.number(), in.signed());
  }
}
