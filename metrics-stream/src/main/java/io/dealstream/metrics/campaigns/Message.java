package io.dealstream.metrics.campaigns;

import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.events.metric.CampaignItem;
import io.dealstream.events.metric.Company;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.metrics.bytes.ByteReader;
import io.dealstream.metrics.bytes.ByteWriter;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an e-mail message, in whatever order that was told.
 *
 * @param sentAt epoch milliseconds, where all of it counts; null until it is told to be sent: it
 *     counts nowhere before
 */
record Message(
    @Nullable String campaignId,
    @Nullable String owner,
    @Nullable String team,
    @Nullable Long sentAt,
    boolean bounced,
    boolean delivered,
    boolean opened,
    boolean clicked) {

  static final Message NONE = new Message(null, null, null, null, false, false, false, false);

  static final Codec<Message> CODEC = new Codec<>((out, m) -> m.write(out), Message::read);

  static final int SENT = 0;
  static final int BOUNCED = 1;
  static final int DELIVERED = 2;
  static final int OPENED = 3;
  static final int CLICKED = 4;

  Message with(EmailEvent event) {
    return new Message(
        event.campaignId(),
        event.owner(),
        event.team(),
        event instanceof EmailEvent.Sent e ? Long.valueOf(e.happenedAt().toEpochMilli()) : sentAt,
        bounced || event instanceof EmailEvent.Bounced,
        delivered || event instanceof EmailEvent.Delivered,
        opened || event instanceof EmailEvent.Opened,
        clicked || event instanceof EmailEvent.Clicked);
  }

  /**
   * @param sign 1 to count it, -1 to take it back
   */
  void count(Ledger ledger, int sign) {
    if (sentAt instanceof Long at) {
      for (var item : items()) {
        ledger.count(Metric.EMAIL, Company.ID, segments(), at, item, n -> count(n, sign));
      }
    }
  }

  private void count(Numbers n, int sign) {
    n.add(SENT, sign)
        .add(BOUNCED, bounced ? sign : 0)
        .add(DELIVERED, delivered ? sign : 0)
        .add(OPENED, opened ? sign : 0)
        .add(CLICKED, clicked ? sign : 0);
  }

  private List<String> items() {
    return campaignId == null
        ? List.of(CampaignItem.ALL)
        : List.of(CampaignItem.ALL, CampaignItem.of(campaignId));
  }

  private List<Segment> segments() {
    var segments = new ArrayList<Segment>(3);
    segments.add(Segment.ALL);
    if (owner != null) {
      segments.add(Segment.owner(owner));
    }
    if (team != null) {
      segments.add(Segment.team(team));
    }
    return segments;
  }

  private void write(ByteWriter out) {
    out.perhaps(campaignId).perhaps(owner).perhaps(team).flag(sentAt != null);
    if (sentAt != null) {
      out.signed(sentAt);
    }
    out.flag(bounced).flag(delivered).flag(opened).flag(clicked);
  }

  private static Message read(ByteReader in) {
    return new Message(
        in.perhaps(),
        in.perhaps(),
        in.perhaps(),
        in.flag() ? Long.valueOf(in.signed()) : null,
        in.flag(),
        in.flag(),
        in.flag(),
        in.flag());
  }
}
