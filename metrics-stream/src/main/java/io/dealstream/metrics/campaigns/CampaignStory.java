package io.dealstream.metrics.campaigns;

import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.metrics.around.Story;
import io.dealstream.metrics.bytes.Codec;
import io.dealstream.metrics.figures.Ledger;
import io.dealstream.metrics.tally.Slots.Source;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Of a message, what became of it; of a campaign nothing needs to be known. */
public final class CampaignStory implements Story<CampaignEvent, Message> {

  @Override
  public Source source() {
    return Source.CAMPAIGN_EVENTS;
  }

  @Override
  public String store() {
    return "campaigns";
  }

  @Override
  public Codec<Message> codec() {
    return Message.CODEC;
  }

  @Override
  public @Nullable String brokenBy(@Nullable Message before, CampaignEvent event) {
    return null;
  }

  @Override
  public Message after(@Nullable Message before, CampaignEvent event, Ledger ledger) {
    var known = Objects.requireNonNullElse(before, Message.NONE);
    return switch (event) {
      case CampaignEvent.Spent e -> {
        Spending.count(e, ledger);
        yield known;
      }
      case EmailEvent e -> {
        var now = known.with(e);
        known.count(ledger, -1);
        now.count(ledger, 1);
        yield now;
      }
    };
  }
}
