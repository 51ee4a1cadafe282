package io.dealstream.metrics.figures;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Slots.Source;
import io.dealstream.metrics.tally.Tally;

/**
 * What figures take from a pipeline's definition.
 *
 * @param partition of the pipeline events
 * @param position of the event that set these terms
 * @param recordedAt when it was recorded, epoch milliseconds
 */
public record Terms(
    String pipelineId,
    String currency,
    int minimumWonDeals,
    int partition,
    long position,
    long recordedAt)
    implements Change {

  public static final Codec<Terms> CODEC =
      new Codec<>((out, terms) -> terms.write(out), Terms::read);

  /** Whether figures come out the same under both. */
  public boolean sameAs(Terms other) {
    return currency.equals(other.currency) && minimumWonDeals == other.minimumWonDeals;
  }

  /** What a figure that depends on these terms says of where it comes from. */
  public Tally stamp() {
    return new Numbers()
        .raise(Slots.AS_OF, recordedAt)
        .raise(Slots.folded(Source.PIPELINE_EVENTS, partition), position)
        .tally();
  }

  public void write(ByteWriter out) {
    out.text(pipelineId)
        .text(currency)
        .number(minimumWonDeals)
        .number(partition)
        .number(position)
        .signed(recordedAt);
  }

  public static Terms read(ByteReader in) {
    return new Terms(
        in.text(), in.text(), in.smallNumber(), in.smallNumber(), in.number(), in.signed());
  }
}
