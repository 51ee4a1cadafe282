package io.dealstream.metrics.figures;

import io.dealstream.events.metric.Company;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.tally.Numbers;
import io.dealstream.metrics.tally.Slots;
import io.dealstream.metrics.tally.Slots.Source;
import io.dealstream.metrics.tally.Tally;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What figures take from a pipeline's definition.
 *
 * @param zone of the days, weeks, months and quarters; a pipeline's never changes
 * @param stages their ids in order, retired ones included
 * @param partition of the pipeline events
 * @param position of the event that set these terms
 * @param recordedAt when it was recorded, epoch milliseconds
 */
public record Terms(
    String pipelineId,
    String currency,
    ZoneId zone,
    int minimumWonDeals,
    List<String> stages,
    int partition,
    long position,
    long recordedAt)
    implements Change {

  /** As ISO 4217 has it. */
  private static final String NO_CURRENCY = "XXX";

  public static final Codec<Terms> CODEC =
      new Codec<>((out, terms) -> terms.write(out), Terms::read);

  /** Those of figures that belong to no pipeline: their zone is all there is. */
  public static final Terms OF_THE_COMPANY =
      new Terms(Company.ID, NO_CURRENCY, Company.ZONE, 0, List.of(), 0, 0, 0);

  /** Whether every figure comes out the same under both. */
  public boolean sameAs(Terms other) {
    return sameMoney(other) && sameStages(other);
  }

  boolean sameMoney(Terms other) {
    return currency.equals(other.currency) && minimumWonDeals == other.minimumWonDeals;
  }

  boolean sameStages(Terms other) {
    return stages.equals(other.stages);
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
        .text(zone.getId())
        .number(minimumWonDeals)
        .number(partition)
        .number(position)
        .signed(recordedAt)
        .number(stages.size());
    stages.forEach(out::text);
  }

  public static Terms read(ByteReader in) {
    var pipelineId = in.text();
    var currency = in.text();
    var zone = ZoneId.of(in.text());
    var minimumWonDeals = in.smallNumber();
    var partition = in.smallNumber();
    var position = in.number();
    var recordedAt = in.signed();
    var stages = Stream.generate(in::text).limit(in.smallNumber()).toList();
    return new Terms(
        pipelineId, currency, zone, minimumWonDeals, stages, partition, position, recordedAt);
  }
}
