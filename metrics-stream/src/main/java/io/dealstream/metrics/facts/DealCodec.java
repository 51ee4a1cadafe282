package io.dealstream.metrics.facts;

import io.dealstream.metrics.alerts.Watch;
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
        .text(deal.owner())
        .signed(deal.openedAt())
        .number(deal.closedGap())
        .flag(deal.qualified());
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

  /** The watch is absent as it was before there were alerts. */
  private static Kept read(ByteReader in) {
    var deal = readDeal(in);
    return new Kept(
        deal, in.atEnd() ? Watch.since(deal.lastAt()) : WatchCodec.read(in, deal.lastAt()));
  }

  private static Deal readDeal(ByteReader in) {
    return new Deal(
        in.text(),
        in.number(),
        in.signed(),
        in.text(),
        in.signed(),
        in.number(),
        in.flag(),
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

  /** Absent as it was before deals could be handed off. */
  private static Map<String, Past> readElsewhere(ByteReader in) {
    var elsewhere = new HashMap<String, Past>();
    for (var left = in.atEnd() ? 0 : in.smallNumber(); left > 0; left--) {
      elsewhere.put(in.text(), new Past(in.flag(), readStages(in)));
    }
    return elsewhere;
  }

  private static void write(ByteWriter out, Standing.Open open) {
    var visit = open.visit();
    out.text(visit.stageId())
        .number(visit.number())
        .signed(visit.enteredAt())
        .text(visit.owner())
        .flag(open.qualified());
  }

  private static Standing readOpen(ByteReader in) {
    var visit = new Visit(in.text(), in.smallNumber(), in.signed(), in.text());
    return new Standing.Open(visit, in.flag());
  }

  private static void write(ByteWriter out, Standing.Closed closed) {
    var outcome = closed.outcome();
    out.flag(outcome.won()).text(outcome.owner());
    if (outcome.value() instanceof Long value) {
      out.flag(true).signed(value);
    } else {
      out.flag(false);
    }
    out.flag(outcome.qualified()).number(outcome.activeCycle()).signed(closed.at());
  }

  private static Standing readClosed(ByteReader in) {
    var outcome =
        new Outcome(in.flag(), in.text(), in.flag() ? in.signed() : null, in.flag(), in.number());
    return new Standing.Closed(outcome, in.signed());
  }

  private static void write(ByteWriter out, Stay stay) {
    out.text(stay.firstOwner());
    if (stay.total() instanceof Total total) {
      out.flag(true).number(total.millis()).text(total.owner());
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
    return new Stay(in.text(), in.flag() ? new Total(in.number(), in.text()) : null);
  }
}
