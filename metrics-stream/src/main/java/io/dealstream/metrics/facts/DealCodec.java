package io.dealstream.metrics.facts;

import io.dealstream.metrics.alerts.WatchCodec;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.facts.Deal.Past;
import io.dealstream.metrics.facts.Deal.Standing;
import io.dealstream.metrics.facts.Deal.Stay;
import java.util.HashMap;
import java.util.Map;

/** What is kept of a deal: some hundred bytes. */
final class DealCodec {

  static final Codec<Kept> CODEC = new Codec<>(DealCodec::write, DealCodec::read);

  private static final int CLOSED = 0;
  private static final int OPEN = 1;
  private static final int GONE = 2;

  private DealCodec() {}

  private static void write(ByteWriter out, Kept kept) {
    write(out, kept.deal());
    WatchCodec.write(out, kept.watch(), kept.deal().lastAt());
  }

  private static void write(ByteWriter out, Deal deal) {
    out.text(deal.pipelineId())
        .number(deal.sequence())
        .signed(deal.lastAt())
        .signed(deal.openedAt())
        .number(deal.closedGap())
        .flag(deal.qualified());
    WorthCodec.write(out, deal.worth());
    CreditCodec.write(out, deal.credit());
    switch (deal.standing()) {
      case Standing.Open open -> write(out.number(OPEN), open);
      case Standing.Closed closed -> write(out.number(CLOSED), closed);
      case Standing.Gone _ -> out.number(GONE);
    }
    write(out, deal.stages());
    out.number(deal.elsewhere().size());
    deal.elsewhere().forEach((pipeline, past) -> write(out.text(pipeline), past));
  }

  private static void write(ByteWriter out, Past past) {
    write(out.flag(past.qualified()), past.stages());
  }

  private static void write(ByteWriter out, Map<String, Stay> stages) {
    out.number(stages.size());
    stages.forEach((stage, stay) -> write(out.text(stage), stay));
  }

  private static Kept read(ByteReader in) {
    var deal = readDeal(in);
    return new Kept(deal, WatchCodec.read(in, deal.lastAt()));
  }

  private static Deal readDeal(ByteReader in) {
    var pipelineId = in.text();
    var sequence = in.number();
    var lastAt = in.signed();
    var openedAt = in.signed();
    var closedGap = in.number();
    var qualified = in.flag();
    var worth = WorthCodec.read(in);
    return new Deal(
        pipelineId,
        sequence,
        lastAt,
        CreditCodec.read(in),
        openedAt,
        closedGap,
        qualified,
        worth,
        readStanding(in),
        readStages(in),
        readElsewhere(in));
  }

  private static Standing readStanding(ByteReader in) {
    var which = in.smallNumber();
    return switch (which) {
      case CLOSED -> readClosed(in);
      case OPEN -> readOpen(in);
      case GONE -> new Standing.Gone();
      default -> throw new IllegalStateException("no deal stands so: " + which);
    };
  }

  private static Map<String, Past> readElsewhere(ByteReader in) {
    var elsewhere = new HashMap<String, Past>();
    for (var left = in.smallNumber(); left > 0; left--) {
      elsewhere.put(in.text(), new Past(in.flag(), readStages(in)));
    }
    return elsewhere;
  }

  private static void write(ByteWriter out, Standing.Open open) {
    var visit = open.visit();
    out.text(visit.stageId())
        .number(visit.number())
        .signed(visit.enteredAt())
        .flag(open.qualified());
    CreditCodec.write(out, visit.credit());
  }

  private static Standing readOpen(ByteReader in) {
    var stageId = in.text();
    var number = in.smallNumber();
    var enteredAt = in.signed();
    var qualified = in.flag();
    return new Standing.Open(
        new Visit(stageId, number, enteredAt, CreditCodec.read(in)), qualified);
  }

  private static void write(ByteWriter out, Standing.Closed closed) {
    var outcome = closed.outcome();
    write(out.flag(outcome.won()), outcome.moment());
    WorthCodec.perhaps(out, outcome.value());
    out.flag(outcome.qualified()).number(outcome.grossCycle()).number(outcome.activeCycle());
  }

  private static Standing readClosed(ByteReader in) {
    return new Standing.Closed(
        new Outcome(
            in.flag(),
            readMoment(in),
            WorthCodec.perhaps(in),
            in.flag(),
            in.number(),
            in.number()));
  }

  private static void write(ByteWriter out, Stay stay) {
    write(out, stay.first());
    out.number(stay.firstSequence()).number(stay.lastSequence() - stay.firstSequence());
    if (stay.total() instanceof Total total) {
      write(out.flag(true).number(total.millis()), total.newest());
    } else {
      out.flag(false);
    }
  }

  private static Map<String, Stay> readStages(ByteReader in) {
    var stages = new HashMap<String, Stay>();
    for (var left = in.smallNumber(); left > 0; left--) {
      stages.put(in.text(), readStay(in));
    }
    return stages;
  }

  private static Stay readStay(ByteReader in) {
    var first = readMoment(in);
    var firstSequence = in.number();
    var lastSequence = firstSequence + in.number();
    return new Stay(
        first,
        firstSequence,
        lastSequence,
        in.flag() ? new Total(in.number(), readMoment(in)) : null);
  }

  private static void write(ByteWriter out, Moment moment) {
    CreditCodec.write(out, moment.credit());
    out.signed(moment.at());
  }

  private static Moment readMoment(ByteReader in) {
    return new Moment(CreditCodec.read(in), in.signed());
  }
}
