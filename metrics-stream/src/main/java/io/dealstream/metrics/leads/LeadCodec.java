package io.dealstream.metrics.leads;

import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.facts.CreditCodec;
import io.dealstream.metrics.leads.Lead.Captured;
import io.dealstream.metrics.leads.Lead.Decision;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** What is kept of a lead. */
final class LeadCodec {

  static final Codec<Lead> CODEC = new Codec<>(LeadCodec::write, LeadCodec::read);

  private LeadCodec() {}

  private static void write(ByteWriter out, Lead lead) {
    if (lead.captured() instanceof Captured c) {
      CreditCodec.write(out.flag(true), c.credit());
      out.perhaps(c.campaignId()).signed(c.at());
    } else {
      out.flag(false);
    }
    if (lead.decision() instanceof Decision d) {
      out.flag(true).flag(d.qualified()).signed(d.at());
    } else {
      out.flag(false);
    }
    out.flag(lead.converted()).number(lead.deals().size());
    lead.deals().forEach((deal, won) -> out.text(deal).flag(won));
  }

  private static Lead read(ByteReader in) {
    var captured = in.flag() ? readCaptured(in) : null;
    var decision = in.flag() ? new Decision(in.flag(), in.signed()) : null;
    var converted = in.flag();
    var deals = new HashMap<String, Boolean>();
    for (var left = in.smallNumber(); left > 0; left--) {
      deals.put(in.text(), in.flag());
    }
    return new Lead(captured, decision, converted, deals);
  }

  private static @Nullable Captured readCaptured(ByteReader in) {
    return new Captured(CreditCodec.read(in), in.perhaps(), in.signed());
  }
}
