package io.dealstream.metrics.leadscore;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.leadscore.Lead.DealOfLead;
import io.dealstream.metrics.leadscore.Lead.Learnt;
import io.dealstream.metrics.leadscore.Lead.Seen;
import io.dealstream.metrics.leadscore.News.Kind;
import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A lead as bytes. */
final class LeadCodec {

  static final Codec<Lead> CODEC = new Codec<>(LeadCodec::write, LeadCodec::read);

  private LeadCodec() {}

  private static void write(ByteWriter out, Lead lead) {
    out.signed(lead.sequence()).number(lead.position()).text(lead.state().name());
    out.flag(lead.credit() != null);
    if (lead.credit() != null) {
      Stored.features(out, lead.credit());
    }
    out.number(lead.signals().size());
    for (var seen : lead.signals()) {
      Stored.signal(out, seen.signal());
      out.number(seen.position());
    }
    out.number(lead.deals().size());
    lead.deals().forEach((id, deal) -> write(out.text(id), deal));
  }

  private static void write(ByteWriter out, DealOfLead deal) {
    Stored.features(out, deal.opening());
    Stored.outcome(out.number(deal.openedPosition()), deal.won());
    out.flag(deal.learnt() != null);
    if (deal.learnt() != null) {
      Stored.features(out.flag(deal.learnt().won()), deal.learnt().features());
    }
  }

  private static Lead read(ByteReader in) {
    var sequence = in.signed();
    var position = in.number();
    var state = Kind.valueOf(in.text());
    var credit = in.flag() ? Stored.features(in) : null;
    var signals = new ArrayList<Seen>();
    for (var left = in.number(); left > 0; left--) {
      signals.add(new Seen(Stored.signal(in), in.number()));
    }
    var deals = new TreeMap<String, DealOfLead>();
    for (var left = in.number(); left > 0; left--) {
      deals.put(in.text(), deal(in));
    }
    return new Lead(sequence, position, state, credit, signals, deals);
  }

  private static DealOfLead deal(ByteReader in) {
    return new DealOfLead(Stored.features(in), in.number(), Stored.outcome(in), learnt(in));
  }

  private static @Nullable Learnt learnt(ByteReader in) {
    if (!in.flag()) {
      return null;
    }
    var won = in.flag();
    return new Learnt(Stored.features(in), won);
  }
}
