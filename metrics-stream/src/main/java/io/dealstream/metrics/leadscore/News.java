package io.dealstream.metrics.leadscore;

import io.dealstream.leadscore.Features;
import io.dealstream.leadscore.rules.Signal;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import org.jspecify.annotations.Nullable;

/** What scores depend on, as it is told by event to where they are made. */
sealed interface News {

  Codec<News> CODEC = new Codec<>(News::write, News::read);

  /**
   * A deal was opened for a lead, or its outcome is another.
   *
   * @param leadId null where it came of none
   * @param opening what was known of it when it was opened
   * @param openedPosition of that event
   * @param before whether it was won; null where it was undecided
   * @param after the same from now on
   */
  record OfDeal(
      String dealId,
      @Nullable String leadId,
      Features opening,
      long openedPosition,
      @Nullable Boolean before,
      @Nullable Boolean after)
      implements News {}

  /**
   * Something was told of a lead.
   *
   * @param signal null where it is about something else
   */
  record OfLead(
      String leadId,
      long sequence,
      long position,
      Kind kind,
      Features credit,
      @Nullable Signal signal)
      implements News {}

  enum Kind {
    CAPTURED,
    SIGNAL,
    QUALIFIED,
    DISQUALIFIED,
    CONVERTED,
    /** What was to come cannot be read: nothing more is known of the lead. */
    LOST_TRACK
  }

  private static void write(ByteWriter out, News news) {
    switch (news) {
      case OfDeal of -> {
        out.flag(true).text(of.dealId).perhaps(of.leadId);
        Stored.features(out, of.opening);
        out.number(of.openedPosition);
        Stored.outcome(out, of.before);
        Stored.outcome(out, of.after);
      }
      case OfLead of -> {
        out.flag(false).text(of.leadId).number(of.sequence).number(of.position);
        Stored.features(out.text(of.kind.name()), of.credit);
        out.flag(of.signal != null);
        if (of.signal != null) {
          Stored.signal(out, of.signal);
        }
      }
    }
  }

  private static News read(ByteReader in) {
    return in.flag()
        ? new OfDeal(
            in.text(),
            in.perhaps(),
            Stored.features(in),
            in.number(),
            Stored.outcome(in),
            Stored.outcome(in))
        : new OfLead(
            in.text(),
            in.number(),
            in.number(),
            Kind.valueOf(in.text()),
            Stored.features(in),
            in.flag() ? Stored.signal(in) : null);
  }
}
